import type { BookingPolicy } from "@/modules/booking/policies/contract";
import { text } from "@/ui/text/en";

/** The most that a rule lets a role do; each level has those before it in it. */
export const LEVELS = ["none", "request", "hold", "confirm"] as const;
export type Level = (typeof LEVELS)[number];

export function levelOf({ mayRequest, mayHold, mayConfirm }: Pick<BookingPolicy, "mayRequest" | "mayHold" | "mayConfirm">): Level {
  if (mayConfirm) return "confirm";
  if (mayHold) return "hold";
  return mayRequest ? "request" : "none";
}

/** The rights of a level, as the API wants them. */
export function rightsOf(level: Level): Pick<BookingPolicy, "mayRequest" | "mayHold" | "mayConfirm"> {
  const reach = LEVELS.indexOf(level);
  return { mayRequest: reach >= 1, mayHold: reach >= 2, mayConfirm: reach >= 3 };
}

/** What a rule says, in words. */
export function sentenceOf(rule: Omit<BookingPolicy, "id">): string {
  const { ruleSentence: say } = text;
  const level = levelOf(rule);
  const group = say.group(rule.kind, rule.department, rule.tag);
  if (level === "none") return say.none(rule.role, group);
  const limits = [rule.maxDaysAhead === null ? "" : say.ahead(rule.maxDaysAhead), rule.maxHours === null ? "" : say.hours(rule.maxHours)].filter(Boolean);
  const said = [say.may(rule.role, say.verbs[level], group, limits.length > 0 ? `, ${limits.join(say.and)}` : "")];
  if (limits.length > 0 && level !== "request") said.push(say.beyond);
  if (rule.mayOverride && rule.role !== "owner") said.push(say.override);
  return said.join(" ");
}
