import type { Metadata } from "next";
import { validate } from "uuid";
import { Temporal } from "@/lib/time";
import { listAvailability, startOfDay } from "@/modules/calendar";
import { availabilityKindSchema, availabilityStatusSchema } from "@/modules/calendar/availability/contract";
import { ownDateSchema } from "@/modules/calendar/contract";
import { getResource } from "@/modules/resource";
import { getSettings } from "@/modules/tenant";
import { resourceOption } from "@/ui/booking/search-resources";
import { text } from "@/ui/text/en";
import { TimeOffList } from "@/ui/time-off/time-off-list";
import { requireStudio } from "../../session";
import { pageAt, param, type SearchParams } from "../list-params";

export const metadata: Metadata = { title: text.timeOff.title };

export default async function TimeOffPage({ searchParams }: { searchParams: SearchParams }) {
  const { db, principal, studio, canWrite } = await requireStudio("/time-off");
  const params = await searchParams;
  const today = Temporal.Now.plainDateISO(studio.timeZone).toString();
  const asked = ownDateSchema.safeParse(param(params, "from"));
  const from = asked.success ? asked.data : today;
  const kind = availabilityKindSchema.options.find((kind) => kind === param(params, "kind"));
  const status = availabilityStatusSchema.options.find((status) => status === param(params, "status"));
  const [id, cursor] = [param(params, "resource"), param(params, "cursor")];
  const [{ dayStart }, resource] = await Promise.all([getSettings(db, principal), id && validate(id) ? getResource(db, principal, id).catch(() => undefined) : undefined]);
  const query = { from: startOfDay(from, studio.timeZone, dayStart), kind, status, resourceId: resource?.id };
  const page = await pageAt(cursor, (at) => listAvailability(db, principal, { ...query, ...at }));
  return (
    <TimeOffList
      page={page}
      filters={{ from, kind, status, resource: resource?.id }}
      resource={resource && resourceOption(resource)}
      cursor={cursor}
      today={today}
      zone={studio.timeZone}
      dayStart={dayStart}
      canWrite={canWrite}
      actorId={principal.actor.id}
    />
  );
}
