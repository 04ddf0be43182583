import type { Option } from "@/ui/primitives/option-list";
import { readList } from "@/ui/list/form-text";
import { text } from "@/ui/text/en";

/** What the studio's resources have, to choose from. */
export type Words = { departments: string[]; skills: string[]; tags: string[] };

const SHOWN = 40;
const LEVELS = [2, 3, 4, 5];
const WITH_LEVEL = /^(.*\S)[\s:]+([1-5])$/;

const has = (word: string, typed: string) => word.toLowerCase().includes(typed.toLowerCase());

/** The tags that have what is typed and are not chosen yet. */
export function suggestTags(tags: readonly string[], typed: string, chosen: string): Option[] {
  const taken = readList(chosen);
  return tags.filter((tag) => has(tag, typed.trim()) && !taken.includes(tag)).slice(0, SHOWN).map((value) => ({ value, label: value }));
}

/** The skills that have what is typed, at the level that is typed; where only one has it, at each level. */
export function suggestSkills(skills: readonly string[], typed: string, chosen: string): Option[] {
  const [, name = typed.trim(), level] = WITH_LEVEL.exec(typed.trim()) ?? [];
  const taken = readList(chosen).map(nameOf);
  const found = skills.filter((skill) => (has(skill, name) || has(skill, typed.trim())) && !taken.includes(skill)).slice(0, SHOWN);
  const [only] = found;
  if (level) return found.map((skill) => atLevel(skill, Number(level)));
  return only && found.length === 1 ? [1, ...LEVELS].map((at) => atLevel(only, at)) : found.map((skill) => atLevel(skill, 1));
}

const nameOf = (skill: string) => WITH_LEVEL.exec(skill)?.[1] ?? skill;

/** As it stands in the address: a name that ends like a level says its own. */
function atLevel(skill: string, level: number): Option {
  const value = level > 1 || WITH_LEVEL.test(skill) ? `${skill} ${level}` : skill;
  return { value, label: value, detail: level > 1 ? text.find.orBetter : text.find.anyLevel };
}

/** A list with one more, or one less, as it stands in the address. */
export const withWord = (list: string, word: string) => [...readList(list), word].join(", ");
export const withoutWord = (list: string, word: string) => readList(list).filter((other) => other !== word).join(", ");
