import { idSchema } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import { dateSchema, instantSchema } from "@/lib/time";
import { MOST_NEEDS } from "@/modules/booking/bundles/contract";
import { getProject } from "@/modules/project";
import { getResource } from "@/modules/resource";
import type { Database } from "@/services/db";
import { atSlot, type Draft, inMode, newDraft } from "@/ui/booking/draft";
import { resourceOption } from "@/ui/booking/search-resources";
import { type NeedDraft, newNeed } from "@/ui/crew/needs-draft";
import { projectOption } from "@/ui/schedule/project-options";
import { param, type SearchParams } from "../../list-params";

type Params = Awaited<SearchParams>;
type Setting = { today: string; zone: string; status: Draft["status"] };

/** The bundle that an address asks for: `who`, at which time (`from` and `to`, or `at` and `until`), `for` which project, `as` what. What makes no sense is left out. */
export async function firstBundle(db: Database, principal: Principal, params: Params, { today, zone, status }: Setting): Promise<{ draft: Draft; needs: NeedDraft[] }> {
  const projectId = idSchema.safeParse(param(params, "for")).data;
  const project = projectId && (await getProject(db, principal, projectId).catch(orNone));
  const draft = newDraft(today, undefined, project ? projectOption(project) : undefined, param(params, "as") === "hold" && status === "confirmed" ? "hold" : status);
  // Not by `param`: several ids are longer than what it takes.
  const who = typeof params.who === "string" ? params.who.split(",").slice(0, MOST_NEEDS) : [];
  const needs = await Promise.all(who.map((said, key) => readNeed(db, principal, said, key)));
  return { draft: atTime(draft, params, zone), needs: needs.flatMap((need) => need ?? []) };
}

/** @param said an id, and after a star what is taken of the capacity */
async function readNeed(db: Database, principal: Principal, said: string, key: number): Promise<NeedDraft | undefined> {
  const [id, allocation = ""] = said.split("*");
  const resourceId = idSchema.safeParse(id).data;
  const resource = resourceId && (await getResource(db, principal, resourceId).catch(orNone));
  return resource ? { ...newNeed(key), mode: "named", resource: resourceOption(resource), allocation } : undefined;
}

function atTime(draft: Draft, params: Params, zone: string): Draft {
  const [from, to] = [dateSchema.safeParse(param(params, "from")).data, dateSchema.safeParse(param(params, "to")).data];
  if (from && to && from <= to) return { ...draft, mode: "days", days: { ...inMode(draft, "days").days, from, to } };
  const [start, end] = [instantSchema.safeParse(param(params, "at")).data, instantSchema.safeParse(param(params, "until")).data];
  return start && end ? atSlot(draft, { start: start.toString(), end: end.toString(), from: null }, zone) : draft;
}

function orNone(error: unknown): undefined {
  if (error instanceof Problem) return undefined;
  throw error;
}
