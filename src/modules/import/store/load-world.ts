import { findBookingsByExternalId } from "@/modules/booking";
import { findProjectsByName } from "@/modules/project";
import { findResourcesByName } from "@/modules/resource";
import type { Tx } from "@/services/db";
import { addTaker } from "../domain/timeline";
import type { ImportRow } from "../plan/parse-row";
import { keyOf, timelineOf, type World } from "../plan/world";
import { selectResources, selectWindowsIn } from "../repository";

/** Adds to the world what the rows name, as far as it is stored. @param lock keeps others from changing the bookings until the transaction ends */
export async function loadNamed(tx: Tx, tenantId: string, world: World, rows: ImportRow[], lock = false): Promise<void> {
  const resources = distinct(rows.filter((row) => !world.resources.has(keyOf(row.resource))).map((row) => row.resource.name));
  if (resources.length > 0) {
    for (const row of await findResourcesByName(tx, tenantId, resources)) {
      putNew(world.resources, keyOf(row), row);
      putNew(world.resourcesById, row.id, row);
      world.involved.add(row.id);
    }
  }
  const projects = distinct(rows.map((row) => row.project).filter((name) => !world.projects.has(name)));
  if (projects.length > 0) {
    for (const row of await findProjectsByName(tx, tenantId, projects)) putNew(world.projects, row.name, row);
  }
  const externalIds = distinct(rows.flatMap((row) => row.externalId ?? [])).filter((id) => !world.bookings.has(id));
  if (externalIds.length > 0) {
    for (const row of await findBookingsByExternalId(tx, tenantId, externalIds, lock)) {
      putNew(world.bookings, row.externalId as string, row);
      world.involved.add(row.resourceId);
    }
  }
  const left = [...world.involved].filter((id) => !world.resourcesById.has(id));
  if (left.length > 0) {
    for (const row of await selectResources(tx, tenantId, left)) putNew(world.resourcesById, row.id, row);
  }
}

/** Adds what is taken of the resources where the rows want them (and maybe around). */
export async function loadTaken(tx: Tx, tenantId: string, world: World, rows: ImportRow[]): Promise<void> {
  const slots = rows.flatMap((row) => {
    const resource = world.resources.get(keyOf(row.resource));
    return resource ? [{ resourceId: resource.id, start: row.start.epochMilliseconds, end: row.end.epochMilliseconds }] : [];
  });
  if (slots.length === 0) return;
  for (const window of await selectWindowsIn(tx, tenantId, slots)) {
    const key = `${window.bookingId} ${window.seq}`;
    if (world.windows.has(key) || world.moved.has(window.bookingId)) continue;
    world.windows.set(key, window);
    addTaker(timelineOf(world, window.resourceId), { bookingId: window.bookingId, start: window.start, end: window.end, load: window.allocation });
  }
}

const distinct = (texts: string[]) => [...new Set(texts)];

function putNew<T>(map: Map<string, T>, key: string, value: T) {
  if (!map.has(key)) map.set(key, value);
}
