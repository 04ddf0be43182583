// Writes src/ui/tokens.css from design/tokens.json (DTCG 2025.10). `--check` writes nothing and fails when they differ.
import { readFileSync, writeFileSync } from "node:fs";
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

const css = [
  "/* Made by scripts/build-tokens.mjs from design/tokens.json: change that, not this. */\n",
  block("@theme static", [
    ...["color", "font", "text", "radius", "shadow"].map((space) => `--${space}-*: initial;`),
    ...variables(light, ["color"], "color"),
    ...groups(themed),
  ]),
  block(":root", ["color-scheme: light;", ...groups({ schedule, booking })]),
  block(".dark", ["color-scheme: dark;", ...variables(dark, ["color"], "color")]),
].join("\n");

const target = fromRoot("src/ui/tokens.css");
if (!process.argv.includes("--check")) writeFileSync(target, css);
else if (readFileSync(target, "utf8") !== css) {
  console.error("src/ui/tokens.css is not what design/tokens.json says: run `node scripts/build-tokens.mjs`.");
  process.exit(1);
}
