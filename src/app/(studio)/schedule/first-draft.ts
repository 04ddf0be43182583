import { idSchema } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import { instantSchema } from "@/lib/time";
import { getProject } from "@/modules/project";
import { getResource } from "@/modules/resource";
import type { Database } from "@/services/db";
import { atSlot, type Draft, inMode, newDraft } from "@/ui/booking/draft";
import { resourceOption } from "@/ui/booking/search-resources";
import { projectOption } from "@/ui/schedule/project-options";
import { dateAt } from "@/ui/schedule/week";
import { param, type SearchParams } from "../list-params";

/** The new booking that an address asks for (`book`, `at`, `until`, `as`, `for`); undefined when it makes no sense. */
export async function firstDraft(db: Database, principal: Principal, zone: string, status: Draft["status"], params: Awaited<SearchParams>): Promise<Draft | undefined> {
  const [id, start, end] = [idSchema.safeParse(param(params, "book")).data, instantSchema.safeParse(param(params, "at")).data, instantSchema.safeParse(param(params, "until")).data];
  if (!id || !start || !end || start.epochMilliseconds >= end.epochMilliseconds) return undefined;
  const resource = await getResource(db, principal, id).catch(orNone);
  const projectId = idSchema.safeParse(param(params, "for")).data;
  const project = projectId && (await getProject(db, principal, projectId).catch(orNone));
  if (!resource) return undefined;
  const draft = newDraft(dateAt(start, zone), resourceOption(resource), project ? projectOption(project) : undefined, status);
  if (param(params, "as") !== "days") return atSlot(draft, { start: start.toString(), end: end.toString(), from: null }, zone);
  const inDays = inMode(draft, "days");
  return { ...inDays, days: { ...inDays.days, to: dateAt(end.epochMilliseconds - 1, zone) } };
}

function orNone(error: unknown): undefined {
  if (error instanceof Problem) return undefined;
  throw error;
}
