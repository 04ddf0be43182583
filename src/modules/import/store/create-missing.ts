import type { Principal } from "@/lib/principal";
import { colourOf, insertMissingProjects, presentProject } from "@/modules/project";
import { insertMissingResources, presentResource } from "@/modules/resource";
import type { Studio } from "@/modules/tenant";
import type { Tx } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import { inBatches } from "../domain/batches";
import type { World } from "../plan/world";
import { Outdated } from "./outdated";

const BATCH = 1_000; // rows a statement, which has room for 65,535 values

/**
 * Makes the resources and projects that rows name and the studio lacks. In the order of their names, as every import does, so that
 * two of them never wait for each other.
 * @throws Outdated when somebody else makes one of them just now
 */
export async function createMissing(tx: Tx, { tenantId, actor }: Principal, { timeZone }: Studio, world: World): Promise<void> {
  for (const batch of inBatches(byName(world.newResources), BATCH)) {
    const made = await insertMissingResources(tx, batch.map((resource) => ({ ...resource, tenantId, timeZone })));
    if (made.length < batch.length) throw new Outdated();
    await recordEvents(tx, tenantId, actor, made.map((row) => ({ type: "resource:created", aggregate: { type: "resource", id: row.id, version: row.version }, payload: { resource: presentResource(row) } })));
  }
  for (const batch of inBatches(byName(world.newProjects), BATCH)) {
    const made = await insertMissingProjects(tx, batch.map((project) => ({ ...project, tenantId, colour: colourOf(project.name) })));
    if (made.length < batch.length) throw new Outdated();
    await recordEvents(tx, tenantId, actor, made.map((row) => ({ type: "project:created", aggregate: { type: "project", id: row.id, version: row.version }, payload: { project: presentProject(row) } })));
  }
}

function byName<T extends { name: string; kind?: string }>(things: T[]): T[] {
  const key = ({ kind = "", name }: T) => `${kind} ${name}`;
  return things.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}
