import { Problem } from "@/lib/problem";
import { isoOfMillis } from "@/lib/time";
import type { Tx } from "@/services/db";
import { spanOf } from "./domain/cut-windows";
import { type Job, tooClose } from "./domain/turnaround";
import { clockOf, type Draft } from "./draft-booking";
import type { Setting } from "./load-setting";
import { selectJobs } from "./window-repository";

/**
 * Asks whether the drafts leave their resources the rest between two jobs that their calendars want: one query at most, and none
 * where no calendar wants any. Where the studio only warns, the draft gets the warning.
 * @param except bookings that are about to leave the place they have
 * @returns the refusals, by draft
 */
export async function askTurnaround(tx: Tx, tenantId: string, { settings }: Setting, drafts: Draft[], except: string[] = []): Promise<Map<Draft, Problem>> {
  const asked = drafts.filter(({ resource, fields, isAsked }) => isAsked && resource.time.calendar.turnaroundMinutes > 0 && fields.override === null && fields.status !== "requested");
  const refusals = new Map<Draft, Problem>();
  if (asked.length === 0 || settings.outside === "allow") return refusals;
  const most = Math.max(...asked.map(({ resource }) => resource.time.calendar.turnaroundMinutes));
  const { start, end } = spanOf(asked.flatMap(({ windows }) => windows));
  const jobs = await selectJobs(tx, tenantId, [...new Set(asked.map(({ resource }) => resource.id))], { start: start.subtract({ minutes: most }), end: end.add({ minutes: most }) }, except);
  for (const draft of asked) {
    const { resource, fields, windows } = draft;
    const { turnaroundMinutes } = resource.time.calendar;
    const stretches = windows.map((window) => ({ start: window.start.epochMilliseconds, end: window.end.epochMilliseconds }));
    const close = tooClose(stretches, fields.projectId, jobs.get(resource.id) ?? [], turnaroundMinutes, clockOf(resource.time, settings).dateOf);
    if (!close) continue;
    const detail = describe(resource.name, turnaroundMinutes, close);
    if (settings.outside === "warn") draft.warnings.push({ code: "turnaround", detail: `${detail}.` });
    else refusals.set(draft, new Problem(409, "turnaround", "Too little rest", `${detail}: choose another time or resource, or override with a reason.`, { minutes: turnaroundMinutes, job: { bookingId: close.bookingId, start: isoOfMillis(close.start), end: isoOfMillis(close.end) } }));
  }
  return refusals;
}

const describe = (name: string, minutes: number, { start, end }: Job) => `${name} must have ${minutes / 60} hours of rest between two jobs, and has another from ${isoOfMillis(start)} to ${isoOfMillis(end)}`;

/** As askTurnaround, for one draft. @throws Problem 409 turnaround */
export async function mustRest(tx: Tx, tenantId: string, setting: Setting, draft: Draft, except: string[] = []): Promise<void> {
  const refusal = (await askTurnaround(tx, tenantId, setting, [draft], except)).get(draft);
  if (refusal) throw refusal;
}
