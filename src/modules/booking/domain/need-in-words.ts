import type { Need } from "../contract";

/** What a need asks for, as a person would say it: its label, else the one that it names, else what it must be. */
export function needInWords(need: Need, nameOf: (resourceId: string) => string | undefined): string {
  if (need.label) return need.label;
  if (need.resourceId) return nameOf(need.resourceId) ?? need.resourceId;
  const { kind, department, tags, skills } = need;
  const said = [kind ?? "resource", ...(department ? [`of ${department}`] : []), ...tags.map((tag) => `tagged ${tag}`), ...skills.map(({ name, level }) => `with ${name}${level > 1 ? ` (${level} or better)` : ""}`)];
  return said.join(" ");
}
