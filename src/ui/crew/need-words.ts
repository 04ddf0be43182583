import type { Need } from "@/modules/booking/contract";
import { text } from "@/ui/text/en";

type Words = Partial<Pick<Need, "label" | "resourceId" | "kind" | "department" | "tags" | "skills" | "count" | "allocation">>;

/** A need in one line: "2 × Artist with Nuke 3 (50 each)". */
export function needWords(need: Words, nameOf: (resourceId: string) => string | undefined): string {
  const { resourceId, count = 1, allocation } = need;
  const what = need.label || (resourceId ? (nameOf(resourceId) ?? text.needs.any) : described(need));
  return [text.needs.times(count, what), allocation !== undefined && text.needs.taking(allocation)].filter(Boolean).join(" ");
}

function described({ kind, department, tags = [], skills = [] }: Words): string {
  const skillWords = skills.map(({ name, level }) => (level > 1 ? `${name} ${level}` : name)).join(", ");
  return [kind ? text.kind[kind] : text.needs.any, department && text.needs.of(department), tags.length > 0 && text.needs.tagged(tags.join(", ")), skillWords && text.needs.with(skillWords)].filter(Boolean).join(" ");
}
