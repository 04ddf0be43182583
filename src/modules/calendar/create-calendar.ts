import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { findSettings, getStudio } from "@/modules/tenant";
import { type Database, inTenant, lockOf } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import { mustBeSound, refusalOf } from "./check-calendar";
import type { Calendar, CreateCalendar } from "./contract";
import { mayManageCalendars } from "./policy";
import { presentCalendar } from "./present";
import { insertCalendar } from "./repository";
import { endDefault } from "./update-calendar";

/**
 * Adds a work calendar. Bookings keep the windows they have.
 * @throws Problem 403 for a viewer, 400 when hours overlap or the holidays are unknown, 409 when the id or the name is taken
 */
export async function createCalendar(db: Database, principal: Principal, { id = newId(), ...input }: CreateCalendar): Promise<Calendar> {
  mayManageCalendars(principal);
  const { tenantId, actor } = principal;
  const timeZone = input.timeZone ?? (await getStudio(db, principal)).timeZone;
  try {
    return await inTenant(
      db,
      tenantId,
      async (tx) => {
        mustBeSound(input, (await findSettings(tx, tenantId)).dayStart);
        if (input.isDefault) await endDefault(tx, principal);
        const row = await insertCalendar(tx, { ...input, tenantId, id, timeZone });
        const calendar = presentCalendar(row);
        await recordEvents(tx, tenantId, actor, [{ type: "calendar:created", aggregate: { type: "calendar", id, version: row.version }, payload: { calendar } }]);
        return calendar;
      },
      [lockOf(tenantId, tenantId)],
    );
  } catch (error) {
    throw refusalOf(error, { id, name: input.name }) ?? error;
  }
}
