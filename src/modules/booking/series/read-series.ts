import { z } from "zod";
import { type Page, readCursor, toPage } from "@/lib/page";
import type { Principal } from "@/lib/principal";
import { iso } from "@/lib/time";
import { findProject, selectUnreadable } from "@/modules/project";
import { findResourcesById } from "@/modules/resource";
import { type Database, inTenant } from "@/services/db";
import type { BookingStatus } from "../contract";
import { type DateBooking, isEdited, type Template } from "../domain/series-change";
import { datesOf, timesOn } from "../domain/series-dates";
import type { DateState, DetailedSeries, ListSeries, SeriesDate, SeriesItem } from "./contract";
import { loadSeries, namedBy } from "./look-up";
import { presentSeries, templateOf } from "./present";
import { countDates, selectDates, selectSeries } from "./repository";

/** One series with every date of its rule, and those that it has beside it. @throws Problem 404 */
export async function getSeries(db: Database, principal: Principal, id: string): Promise<DetailedSeries> {
  const { tenantId } = principal;
  return inTenant(db, tenantId, async (tx) => {
    const { row } = await loadSeries(tx, principal, id);
    const bookings = await selectDates(tx, tenantId, id);
    const resources = await findResourcesById(tx, tenantId, [...new Set([...namedBy(row), ...bookings.map(({ resourceId }) => resourceId)])]);
    const project = await findProject(tx, tenantId, row.projectId);
    return { ...presentSeries(row), projectName: project?.name ?? "", resources: resources.map(({ id, name }) => ({ id, name })), dates: presentDates(templateOf(row), bookings) };
  });
}

function presentDates(template: Template, bookings: Awaited<ReturnType<typeof selectDates>>): SeriesDate[] {
  const ofRule = new Set(datesOf(template));
  const booked = new Map(bookings.map((booking) => [booking.date, booking]));
  return [...new Set([...ofRule, ...booked.keys()])].toSorted().map((date) => {
    const booking = booked.get(date);
    const { start, end } = booking ?? timesOn(date, template);
    const seen = booking ? { state: stateOf(booking, template), resourceId: booking.resourceId, bookingId: booking.id, version: booking.version, edited: isEdited(booking, template) } : { state: "skipped" as const, resourceId: template.resourceId, bookingId: null, version: null, edited: false };
    return { date, start: iso(start), end: iso(end), ofRule: ofRule.has(date), ...seen };
  });
}

const STATES: Record<BookingStatus, DateState> = { requested: "requested", hold: "held", confirmed: "booked", cancelled: "cancelled" };

function stateOf({ status, resourceId }: DateBooking, template: Template): DateState {
  const isSubstitute = status === "confirmed" && resourceId !== template.resourceId && template.substitutes.includes(resourceId);
  return isSubstitute ? "substituted" : STATES[status];
}

const cursorSchema = z.tuple([z.guid()]);

/** The series that match, the newest first, a page at a time. @throws Problem 400 on a foreign cursor */
export async function listSeries(db: Database, principal: Principal, query: ListSeries): Promise<Page<SeriesItem>> {
  const { tenantId } = principal;
  const [after] = readCursor(query.cursor, cursorSchema) ?? [];
  return inTenant(db, tenantId, async (tx) => {
    const rows = await selectSeries(tx, tenantId, query, await selectUnreadable(tx, tenantId, principal), query.limit + 1, after);
    const counts = rows.length > 0 ? await countDates(tx, tenantId, rows.map(({ row }) => row.id)) : [];
    return toPage(rows, query.limit, ({ row }) => [row.id], ({ row, resourceName, projectName }) => {
      const own = counts.filter(({ seriesId }) => seriesId === row.id);
      const live = own.filter(({ status }) => status !== "cancelled");
      const of = (status: BookingStatus) => own.find((group) => group.status === status)?.count ?? 0;
      const bookings = { requested: of("requested"), hold: of("hold"), confirmed: of("confirmed"), cancelled: of("cancelled") };
      return { ...presentSeries(row), resourceName, projectName, bookings, firstDate: live.map(({ first }) => first).toSorted()[0] ?? null, lastDate: live.map(({ last }) => last).toSorted().at(-1) ?? null };
    });
  });
}
