// Writes src/ui/tokens.css and src/ui/tokens.ts from design/tokens.json (DTCG 2025.10). `--check` writes nothing and fails when they differ.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const fromRoot = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const tokens = JSON.parse(readFileSync(fromRoot("design/tokens.json"), "utf8"));

const dimension = ({ value, unit }) => (value === 0 ? "0" : `${value}${unit}`);
const color = ({ colorSpace, components, alpha }) => `${colorSpace}(${components.join(" ")}${alpha === undefined ? "" : ` / ${alpha}`})`;
const family = (name) => (/[^a-z-]/i.test(name) ? `"${name}"` : name);

/** [suffix, CSS text] of a token's value; a typography token becomes several variables, as Tailwind wants them. */
const cssOf = {
  color: (value) => [["", color(value)]],
  dimension: (value) => [["", dimension(value)]],
  number: (value) => [["", String(value)]],
  strokeStyle: (value) => [["", value]],
  fontFamily: (names) => [["", names.map(family).join(", ")]],
  shadow: (s) => [["", [s.offsetX, s.offsetY, s.blur, s.spread].map(dimension).concat(color(s.color)).join(" ")]],
  typography: (t) => [
    ["", dimension(t.fontSize)],
    ["--line-height", String(t.lineHeight)],
    ["--letter-spacing", dimension(t.letterSpacing)],
  ],
};

/** All variables below a group: `--<path>: <value>;`. A group's $type holds for what is in it. */
function variables(node, path, inherited) {
  const type = node.$type ?? inherited;
  if ("$value" in node) return cssOf[type](node.$value).map(([suffix, value]) => `--${path.join("-")}${suffix}: ${value};`);
  return Object.entries(node).flatMap(([key, child]) => {
    if (key.startsWith("$") && key !== "$root") return [];
    return variables(child, key === "$root" ? path : [...path, key], type);
  });
}

const { light, dark } = tokens.color;
const { color: _, schedule, booking, ...themed } = tokens;
const block = (selector, lines) => `${selector} {\n${lines.map((line) => `  ${line}`).join("\n")}\n}\n`;
const groups = (of) => Object.entries(of).filter(([key]) => !key.startsWith("$")).flatMap(([key, group]) => variables(group, [key]));

const MADE = "Made by scripts/build-tokens.mjs from design/tokens.json: change that, not this.";

const css = [
  `/* ${MADE} */\n`,
  block("@theme static", [
    ...["color", "font", "text", "radius", "shadow"].map((space) => `--${space}-*: initial;`),
    ...variables(light, ["color"], "color"),
    ...groups(themed),
  ]),
  block(":root", ["color-scheme: light;", ...groups({ schedule, booking })]),
  block(".dark", ["color-scheme: dark;", ...variables(dark, ["color"], "color")]),
].join("\n");

/** [name, token] of what is in a group; its own value goes by the empty name. */
const named = (group) => Object.entries(group).filter(([key]) => !key.startsWith("$") || key === "$root").map(([key, token]) => [key === "$root" ? "" : key, token]);
const mapped = (group, of) => Object.fromEntries(named(group).map(([name, { $value }]) => [name, of($value)]));
const single = (type) => (value) => cssOf[type](value)[0][1];
const typeScale = (t) => ({ size: dimension(t.fontSize), lineHeight: t.lineHeight, letterSpacing: dimension(t.letterSpacing), weight: t.fontWeight });
const statusStyle = (style) => mapped(style, (value) => value);

const constant = (words, name, value) => `/** ${words} */\nexport const ${name} = ${JSON.stringify(value, null, 2).replaceAll(/"([a-z]\w*)":/gi, "$1:")} as const;\n`;
const union = (words, name, of) => `/** ${words} */\nexport type ${name} = keyof typeof ${of};\n`;

const ts = [
  `// ${MADE}\n`,
  constant("The colours of both themes, as CSS has them. On a page they are var(--color-<name>).", "colours", { light: mapped(light, color), dark: mapped(dark, color) }),
  "/** A colour by what it is for. */\nexport type Colour = keyof typeof colours.light;\n",
  constant("The type scale. On a page: var(--text-<name>), or the class text-<name>.", "textSizes", mapped(tokens.text, typeScale)),
  union("A step of the type scale.", "TextSize", "textSizes"),
  constant("All distances are multiples of it.", "spacing", dimension(tokens.spacing.$root.$value)),
  constant("Corners. On a page: var(--radius-<name>).", "radii", mapped(tokens.radius, single("dimension"))),
  union("How round a corner is.", "Radius", "radii"),
  constant("Shadows. On a page: var(--shadow-<name>).", "shadows", mapped(tokens.shadow, single("shadow"))),
  constant("Families of type.", "fonts", mapped(tokens.font, single("fontFamily"))),
  constant("How a booking's status is told: by line and fill. fill and hatch are how much of the project's colour shows, 0 to 1.", "statusStyles", Object.fromEntries(named(booking).map(([name, style]) => [name, statusStyle(style)]))),
  union("A status that a booking can have.", "StatusName", "statusStyles"),
].join("\n");

for (const [path, content] of Object.entries({ "src/ui/tokens.css": css, "src/ui/tokens.ts": ts })) {
  const target = fromRoot(path);
  if (!process.argv.includes("--check")) writeFileSync(target, content);
  else if (!existsSync(target) || readFileSync(target, "utf8") !== content) {
    console.error(`${path} is not what design/tokens.json says: run \`node scripts/build-tokens.mjs\`.`);
    process.exitCode = 1;
  }
}
