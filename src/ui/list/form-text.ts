import type { Money } from "@/lib/money";
import type { Resource } from "@/modules/resource/contract";

type Skill = Resource["skills"][number];

/** The parts of a list typed with commas. */
export function readList(typed: string): string[] {
  return typed.split(",").flatMap((part) => part.trim() || []);
}

/** Skills as in "Nuke 4, Houdini 3"; or the first that lacks its level. */
export function readSkills(typed: string): { skills: Skill[] } | { without: string } {
  const skills: Skill[] = [];
  for (const part of readList(typed)) {
    const [, name, level] = /^(.*\S)[\s:]+([1-5])$/.exec(part) ?? [];
    if (!name || !level) return { without: part };
    skills.push({ name, level: Number(level) });
  }
  return { skills };
}

export function writeSkills(skills: readonly Skill[]): string {
  return skills.map(({ name, level }) => `${name} ${level}`).join(", ");
}

/** How many digits of an amount are behind the point: 2 of euros, none of yen. */
function minorDigits(currency: string): number {
  return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** An amount as typed, 12500 or 12,500.50, in minor units. Null when nothing is typed, undefined when it is none. */
export function readMoney(typed: string, currency: string): Money | null | undefined {
  const plain = typed.replaceAll(/[\s,']/g, "");
  if (plain === "") return null;
  const digits = minorDigits(currency);
  const [, whole, part = ""] = /^(\d{1,10})(?:\.(\d+))?$/.exec(plain) ?? [];
  if (whole === undefined || part.length > digits) return undefined;
  return { amount: Number(whole + part.padEnd(digits, "0")), currency };
}

export function writeMoney(money: Money | null | undefined): string {
  if (!money) return "";
  const digits = minorDigits(money.currency);
  return (money.amount / 10 ** digits).toFixed(money.amount % 10 ** digits === 0 ? 0 : digits);
}
