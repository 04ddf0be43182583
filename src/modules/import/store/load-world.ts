import type { Principal } from "@/lib/principal";
import { findBookingsByExternalId, loadSettings, selectLiveHolds, selectWindowsOf, type Setting, stretchOf } from "@/modules/booking";
import { findProjectsByName } from "@/modules/project";
import { findResourcesByName } from "@/modules/resource";
import type { Tx } from "@/services/db";
import { addTaker } from "../domain/timeline";
import type { ImportRow } from "../plan/parse-row";
import { addHeld } from "../plan/held";
import { type HeldBooking, keyOf, type StoredWindow, timelineOf, type World } from "../plan/world";
import { selectWindowsIn } from "../repository";

/** Adds to the world what the rows name, as far as it is stored. @param lock keeps others from changing the bookings until the transaction ends */
export async function loadNamed(tx: Tx, principal: Principal, world: World, rows: ImportRow[], lock = false): Promise<void> {
  const { tenantId } = principal;
  const resources = distinct(rows.filter((row) => !world.resources.has(keyOf(row.resource))).map((row) => row.resource.name));
  if (resources.length > 0) {
    for (const row of await findResourcesByName(tx, tenantId, resources)) {
      putNew(world.resources, keyOf(row), row.id);
      world.involved.add(row.id);
    }
  }
  const projects = distinct(rows.map((row) => row.project).filter((name) => !world.projects.has(name)));
  if (projects.length > 0) {
    for (const row of await findProjectsByName(tx, tenantId, projects)) putNew(world.projects, row.name, row.id);
  }
  const externalIds = distinct(rows.flatMap((row) => row.externalId ?? [])).filter((id) => !world.bookings.has(id));
  if (externalIds.length > 0) {
    const found = await findBookingsByExternalId(tx, tenantId, externalIds, lock);
    const windows = found.length > 0 ? await selectWindowsOf(tx, tenantId, found.map(({ id }) => id)) : new Map();
    for (const row of found) {
      putNew(world.bookings, row.externalId as string, { row, windows: windows.get(row.id) ?? [] });
      world.involved.add(row.resourceId);
    }
  }
  await addSetting(tx, principal, world, rows);
}

/** What the bookings of these rows are decided by. What rows before have added stays. */
async function addSetting(tx: Tx, principal: Principal, world: World, rows: ImportRow[]): Promise<void> {
  if (rows.length === 0) return;
  const known = rows.flatMap(({ externalId }) => world.bookings.get(externalId ?? "") ?? []);
  const resourceIds = distinct([...rows.flatMap((row) => world.resources.get(keyOf(row.resource)) ?? []), ...known.map(({ row }) => row.resourceId)]);
  const projectIds = distinct([...rows.flatMap((row) => world.projects.get(row.project) ?? []), ...known.map(({ row }) => row.projectId)]);
  const times = [...rows.map(({ start, end }) => ({ start, end })), ...known.map(({ row }) => ({ start: row.startTime, end: row.endTime }))];
  const setting = await loadSettings(tx, principal, resourceIds, projectIds, times);
  const { resources, projects } = world.setting ?? { resources: [], projects: [] };
  for (const [id, project] of projects) putNew(setting.projects, id, project);
  for (const [id, resource] of resources) putNew(setting.resources, id, resource);
  world.setting = setting;
}

/** Adds what is taken of the resources, and held, where the rows want them (and maybe around). */
export async function loadTaken(tx: Tx, tenantId: string, world: World, rows: ImportRow[]): Promise<void> {
  const slots = rows.flatMap((row) => {
    const resourceId = world.resources.get(keyOf(row.resource));
    return resourceId ? [{ resourceId, start: row.start.epochMilliseconds, end: row.end.epochMilliseconds }] : [];
  });
  if (slots.length === 0) return;
  const windows = await selectWindowsIn(tx, tenantId, slots);
  addConfirmed(world, windows);
  const held = distinct(windows.flatMap(({ status, bookingId }) => (status === "hold" ? [bookingId] : []))).filter((id) => !world.holds.has(id) && !world.moved.has(id));
  if (held.length > 0) await loadHeld(tx, tenantId, world, held);
}

function addConfirmed(world: World, windows: StoredWindow[]) {
  for (const { bookingId, seq, resourceId, status, start, end, allocation: load } of windows) {
    const key = `${bookingId} ${seq}`;
    if (status !== "confirmed" || world.windows.has(key) || world.moved.has(bookingId)) continue;
    world.windows.add(key);
    addTaker(timelineOf(world.timelines, resourceId), { bookingId, start, end, load });
  }
}

/** Adds those of the holds that are live, and what is taken where they want to be: whether they have room depends on it. */
async function loadHeld(tx: Tx, tenantId: string, world: World, ids: string[]): Promise<void> {
  const holds = await selectLiveHolds(tx, tenantId, ids, (world.setting as Setting).now);
  const windows = await selectWindowsOf(tx, tenantId, holds.map(({ id }) => id));
  const held = holds.map(({ id, resourceId, externalId, placedAt, allocation }): HeldBooking => ({ id, resourceId, externalId, placedAt, allocation, windows: (windows.get(id) ?? []).map(stretchOf) }));
  for (const hold of held) addHeld(world, hold);
  if (held.length > 0) addConfirmed(world, await selectWindowsIn(tx, tenantId, held.flatMap(({ resourceId, windows }) => windows.map((window) => ({ ...window, resourceId })))));
}

const distinct = (texts: string[]) => [...new Set(texts)];

function putNew<T>(map: Map<string, T>, key: string, value: T) {
  if (!map.has(key)) map.set(key, value);
}
