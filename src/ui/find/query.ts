import { isoOfMillis, Temporal } from "@/lib/time";
import { readList, readMoney } from "@/ui/list/form-text";
import { text } from "@/ui/text/en";

const NAMES = ["from", "to", "how", "amount", "kind", "department", "skills", "tags", "share", "project", "limit", "anyTime"] as const;

/** What is searched for, as it stands in the address: whoever opens it sees the same. */
export type FindQuery = { [Name in (typeof NAMES)[number]]?: string | undefined };
export type FindErrors = Partial<Record<keyof FindQuery, string>>;

/** Reads an address; what is there twice is left out. */
export function readFind(params: Record<string, string | string[] | undefined>): FindQuery {
  const one = (name: string) => {
    const value = params[name];
    return (typeof value === "string" && value.trim().slice(0, 500)) || undefined;
  };
  return Object.fromEntries(NAMES.map((name) => [name, one(name)]));
}

/** Whether enough is said to search. */
export const isAsked = ({ from, to, amount }: FindQuery) => Boolean(from && to && amount);

/** What the form begins with: a working week of time in the four weeks from today on. */
export function firstFind(today: string): FindQuery {
  return { from: today, to: Temporal.PlainDate.from(today).add({ days: 27 }).toString(), how: "hours", amount: "40" };
}

const DATE = /^\d{4}-\d\d-\d\d$/;

/** The question to the API, not yet checked; days are whole ones of the studio's zone. */
export function toQuestion(find: FindQuery, zone: string, currency: string): { question: Record<string, unknown>; errors: FindErrors } {
  const limit = readMoney(find.limit ?? "", currency);
  const startOf = (date: string | undefined, later: number) => {
    if (!date || !DATE.test(date)) return date;
    try {
      return isoOfMillis(Temporal.PlainDate.from(date).add({ days: later }).toZonedDateTime(zone).epochMilliseconds);
    } catch {
      return date; // no such day: the schema says so
    }
  };
  const amount = Number(find.amount);
  const question = {
    from: startOf(find.from, 0),
    to: startOf(find.to, 1),
    ...(find.how === "slot" ? { duration: String(Math.round(amount * 60)) } : { hours: find.amount }),
    kind: find.kind,
    department: find.department,
    skills: readList(find.skills ?? "").map((skill) => skill.replace(/^(.*\S)[\s:]+([1-5])$/, "$1:$2")),
    tags: readList(find.tags ?? ""),
    allocation: find.share,
    projectId: find.project,
    costLimit: limit ? String(limit.amount) : undefined,
    anyTime: find.anyTime ? "true" : undefined,
  };
  const errors: FindErrors = {
    ...(Number.isFinite(amount) ? {} : { amount: text.find.notHours }),
    ...(find.share && !/^\d+$/.test(find.share) ? { share: text.find.notWhole } : {}),
    ...(limit === undefined ? { limit: text.find.notMoney } : {}),
  };
  return { question: Object.fromEntries(Object.entries(question).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))), errors };
}

const FIELDS: Record<string, keyof FindQuery> = { from: "from", to: "to", hours: "amount", duration: "amount", kind: "kind", department: "department", skills: "skills", tags: "tags", allocation: "share", projectId: "project", costLimit: "limit" };

/** What is wrong with a question, at the fields of the form. */
export function errorsOf(issues: readonly { path: readonly PropertyKey[]; message: string }[]): FindErrors {
  const errors: FindErrors = {};
  for (const { path, message } of issues) errors[FIELDS[String(path[0])] ?? "from"] ??= message;
  return errors;
}
