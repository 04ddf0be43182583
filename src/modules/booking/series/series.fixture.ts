import type { Principal } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import type { Resource } from "@/modules/resource";
import type { Database } from "@/services/db";
import { makeProject, makeResource } from "@/testing/factories";
import { addDates } from "./add-dates";
import { addDatesSchema, createSeriesSchema, type SeriesResult, updateSeriesSchema } from "./contract";
import { createSeries } from "./create-series";
import { updateSeries } from "./update-series";

/** A Monday that has not come yet, so that no test depends on today; daylight saving begins in Berlin on 31 March 2080. */
export const MONDAY = "2080-03-04";

/** An artist and a project, and the calls on series of theirs, as the API parses them. */
export async function setUp(db: Database, studio: Principal, given: Record<string, unknown> = {}) {
  const [artist, project] = [await makeResource(db, studio, given), await makeProject(db, studio, { name: `Nebula ${crypto.randomUUID()}` })];
  const usual = { resourceId: artist.id, projectId: project.id, start: `${MONDAY}T09:00`, end: "17:00", rule: "FREQ=WEEKLY;COUNT=4" };
  return {
    artist,
    project,
    create: (input: Record<string, unknown> = {}, who = studio) => createSeries(db, who, createSeriesSchema.parse({ ...usual, ...input })),
    update: (id: string, input: Record<string, unknown>, version?: number, who = studio) => updateSeries(db, who, id, version, updateSeriesSchema.parse({ scope: "all", ...input })),
    add: (id: string, input: Record<string, unknown> = {}, who = studio) => addDates(db, who, id, addDatesSchema.parse(input)),
  };
}
export type SetUp = Awaited<ReturnType<typeof setUp>>;

export const substitute = (db: Database, studio: Principal, given: Record<string, unknown> = {}): Promise<Resource> => makeResource(db, studio, given);

/** `2080-03-04 booked`, date by date. */
export const outcomes = ({ results }: Pick<SeriesResult, "results">) => results.map(({ date, outcome }) => `${date} ${outcome}`);

/** The refusal of a call. */
export const refusal = (promise: Promise<unknown>): Promise<Problem> =>
  promise.then(
    () => {
      throw new Error("it was not refused");
    },
    (error: unknown) => {
      if (error instanceof Problem) return error;
      throw error;
    },
  );
