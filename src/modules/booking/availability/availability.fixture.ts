import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { parseInstant } from "@/lib/time";
import { availability, calendarAssignments, calendars } from "@/modules/calendar/schema";
import { type Database, inTenant } from "@/services/db";

type Hours = { start: string; end: string };

/** A calendar with these hours on Monday to Friday; the studio's default one, or that of the resources. */
export async function makeCalendar(db: Database, { tenantId }: Principal, hours: Hours[], resourceIds?: string[], timeZone = "Europe/Berlin"): Promise<string> {
  const id = newId();
  const week = [1, 2, 3, 4, 5].flatMap((day) => hours.map((part) => ({ day, ...part })));
  await inTenant(db, tenantId, async (tx) => {
    await tx.insert(calendars).values({ tenantId, id, name: `Calendar ${id}`, timeZone, week, isDefault: !resourceIds });
    if (resourceIds && resourceIds.length > 0) await tx.insert(calendarAssignments).values(resourceIds.map((resourceId) => ({ tenantId, resourceId, calendarId: id })));
  });
  return id;
}

/** Approved leave, or another kind of absence. */
export async function makeAbsence(db: Database, { tenantId }: Principal, resourceId: string, start: string, end: string, given: { kind?: string; status?: string } = {}): Promise<string> {
  const id = newId();
  await inTenant(db, tenantId, (tx) => tx.insert(availability).values({ tenantId, id, resourceId, kind: "leave", startTime: parseInstant(start), endTime: parseInstant(end), ...given }));
  return id;
}
