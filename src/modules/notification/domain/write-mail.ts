import { Temporal } from "@/lib/time";
import type { Notice, NoticeItem, NoticeKind } from "../contract";

const HEADS: Record<NoticeKind, string> = { booked: "Booked", moved: "Moved", cancelled: "Cancelled", challenged: "Challenged", released: "Released", leave_decided: "Leave", commented: "Commented" };
const REASONS: Record<string, string> = {
  expired: "its time was up",
  challenge_lost: "it was neither confirmed nor released in time after a challenge",
  bumped: "something else was confirmed for that time",
};

/** Where a mail leads to, and to whom it is. */
export type Letter = { name: string; studio: string; url: string; notices: Notice[] };

/** One mail of all that a member is to be told; plain text, in English. */
export function writeMail({ name, studio, url, notices }: Letter): { subject: string; text: string } {
  const [first] = notices;
  const many = notices.reduce((sum, { count }) => sum + count, 0);
  const only = notices.length === 1 && first ? `${HEADS[first.kind]}: ${first.count === 1 && first.items[0] ? nameOf(first.items[0]) : `${first.count} changes`}` : `${many} changes`;
  const lines = [`Hello ${oneLine(name) || "there"},`, "", ...notices.flatMap(linesOf), `All of it: ${url}/inbox`, `What is mailed to you: ${url}/settings/notifications`];
  return { subject: `${only} – ${oneLine(studio)}`, text: `${lines.join("\n")}\n` };
}

function linesOf({ kind, actor, count, items }: Notice): string[] {
  const more = count - items.length;
  return [`${HEADS[kind]} by ${oneLine(actor.name)}`, ...items.flatMap((item) => itemLines(kind, item)), ...(more > 0 ? [`  and ${more} more`] : []), ""];
}

function itemLines(kind: NoticeKind, item: NoticeItem): string[] {
  const what = kind === "leave_decided" ? `${nameOf(item)}, ${item.status}` : item.status === "hold" && kind === "booked" ? `${nameOf(item)}, a hold` : nameOf(item);
  const why = item.reason && REASONS[item.reason];
  return [`  ${what}: ${slot(item)}${item.before ? ` (was ${slot({ ...item, ...item.before })})` : ""}${why ? `; ${why}` : ""}`];
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, " ").trim();

function nameOf({ about, projectName, title, resourceName }: NoticeItem): string {
  const what = about === "time_off" ? "Leave" : projectName === null ? "Booking" : title ? `${projectName}: ${title}` : projectName;
  return oneLine(`${what} (${resourceName})`);
}

const DAY = { weekday: "short", day: "numeric", month: "short", year: "numeric" } as const;
const TIME = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

/** Mon, 16 Nov 2026, 09:00 – 18:00, in the zone of the resource, which is named. */
function slot({ start, end, timeZone }: Pick<NoticeItem, "start" | "end" | "timeZone">): string {
  const [from, to] = [start, end].map((at) => Temporal.Instant.from(at).toZonedDateTimeISO(timeZone)) as [Temporal.ZonedDateTime, Temporal.ZonedDateTime];
  const day = (at: Temporal.ZonedDateTime) => at.toPlainDate().toLocaleString("en-GB", DAY);
  const time = (at: Temporal.ZonedDateTime) => at.toPlainTime().toLocaleString("en-GB", TIME);
  const isOneDay = from.toPlainDate().equals(to.toPlainDate());
  return `${day(from)}, ${time(from)} – ${isOneDay ? "" : `${day(to)}, `}${time(to)} ${timeZone}`;
}
