// Made by scripts/build-tokens.mjs from design/tokens.json: change that, not this.

/** The colours of both themes, as CSS has them. On a page they are var(--color-<name>). */
export const colours = {
  light: {
    canvas: "oklch(0.972 0.003 250)",
    surface: "oklch(1 0 0)",
    raised: "oklch(1 0 0)",
    sunken: "oklch(0.962 0.004 250)",
    line: "oklch(0.912 0.005 250)",
    edge: "oklch(0.64 0.012 255)",
    ink: "oklch(0.23 0.014 260)",
    muted: "oklch(0.47 0.016 258)",
    accent: "oklch(0.48 0.15 258)",
    "accent-soft": "oklch(0.948 0.022 255)",
    focus: "oklch(0.55 0.19 258)",
    primary: "oklch(0.26 0.018 260)",
    "primary-hover": "oklch(0.36 0.022 260)",
    "on-primary": "oklch(0.99 0 0)",
    tally: "oklch(0.63 0.2 38)",
    "tally-ink": "oklch(0.5 0.165 36)",
    "tally-soft": "oklch(0.978 0.013 50)",
    danger: "oklch(0.5 0.19 26)",
    "danger-soft": "oklch(0.968 0.016 18)",
    "on-danger": "oklch(1 0 0)",
    warn: "oklch(0.49 0.1 75)",
    "warn-soft": "oklch(0.972 0.03 88)",
    ok: "oklch(0.46 0.1 155)",
    "ok-soft": "oklch(0.965 0.025 158)",
    scrim: "oklch(0.2 0.02 260 / 0.38)"
  },
  dark: {
    canvas: "oklch(0.178 0.007 260)",
    surface: "oklch(0.212 0.008 260)",
    raised: "oklch(0.255 0.01 260)",
    sunken: "oklch(0.242 0.009 260)",
    line: "oklch(0.305 0.01 260)",
    edge: "oklch(0.54 0.013 258)",
    ink: "oklch(0.94 0.004 255)",
    muted: "oklch(0.735 0.011 255)",
    accent: "oklch(0.78 0.105 252)",
    "accent-soft": "oklch(0.305 0.045 258)",
    focus: "oklch(0.72 0.15 254)",
    primary: "oklch(0.93 0.005 255)",
    "primary-hover": "oklch(0.84 0.008 255)",
    "on-primary": "oklch(0.2 0.01 260)",
    tally: "oklch(0.7 0.18 42)",
    "tally-ink": "oklch(0.77 0.14 48)",
    "tally-soft": "oklch(0.247 0.022 45)",
    danger: "oklch(0.74 0.15 22)",
    "danger-soft": "oklch(0.275 0.045 22)",
    "on-danger": "oklch(0.18 0.03 22)",
    warn: "oklch(0.81 0.11 82)",
    "warn-soft": "oklch(0.285 0.035 80)",
    ok: "oklch(0.78 0.12 156)",
    "ok-soft": "oklch(0.275 0.035 158)",
    scrim: "oklch(0.08 0.01 260 / 0.6)"
  }
} as const;

/** A colour by what it is for. */
export type Colour = keyof typeof colours.light;

/** The type scale. On a page: var(--text-<name>), or the class text-<name>. */
export const textSizes = {
  xs: {
    size: "0.6875rem",
    lineHeight: 1.4545,
    letterSpacing: "0",
    weight: 400
  },
  sm: {
    size: "0.75rem",
    lineHeight: 1.3334,
    letterSpacing: "0",
    weight: 400
  },
  base: {
    size: "0.8125rem",
    lineHeight: 1.5385,
    letterSpacing: "0",
    weight: 400
  },
  lg: {
    size: "1rem",
    lineHeight: 1.5,
    letterSpacing: "0",
    weight: 400
  },
  xl: {
    size: "1.25rem",
    lineHeight: 1.3,
    letterSpacing: "-0.2px",
    weight: 600
  },
  "2xl": {
    size: "1.625rem",
    lineHeight: 1.25,
    letterSpacing: "-0.4px",
    weight: 600
  }
} as const;

/** A step of the type scale. */
export type TextSize = keyof typeof textSizes;

/** All distances are multiples of it. */
export const spacing = "0.25rem" as const;

/** Corners. On a page: var(--radius-<name>). */
export const radii = {
  sm: "3px",
  md: "5px",
  lg: "8px",
  xl: "12px"
} as const;

/** How round a corner is. */
export type Radius = keyof typeof radii;

/** Shadows. On a page: var(--shadow-<name>). */
export const shadows = {
  sm: "0 1px 2px 0 oklch(0.2 0.02 260 / 0.1)",
  lg: "0 10px 32px -8px oklch(0.2 0.02 260 / 0.2)"
} as const;

/** Families of type. */
export const fonts = {
  sans: "ui-sans-serif, system-ui, -apple-system, \"Segoe UI\", Roboto, \"Helvetica Neue\", \"Noto Sans\", Arial, sans-serif",
  mono: "ui-monospace, \"SF Mono\", \"Cascadia Mono\", Menlo, Consolas, \"DejaVu Sans Mono\", monospace"
} as const;

/** How a booking's status is told: by line and fill. fill and hatch are how much of the project's colour shows, 0 to 1. */
export const statusStyles = {
  confirmed: {
    stroke: "solid",
    fill: 1,
    hatch: 0
  },
  hold: {
    stroke: "dashed",
    fill: 0.14,
    hatch: 0
  },
  requested: {
    stroke: "dotted",
    fill: 0.03,
    hatch: 0.2
  },
  cancelled: {
    stroke: "solid",
    fill: 0,
    hatch: 0
  }
} as const;

/** A status that a booking can have. */
export type StatusName = keyof typeof statusStyles;
