import type { Principal } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import type { Database } from "@/services/db";
import { makeResource } from "@/testing/factories";
import { type BundleResult, createBundleSchema } from "./contract";

/** What createBundle takes, on 2 March 2026 from 10:00 to 12:00 UTC unless told otherwise. */
export const bundleInput = (projectId: string, needs: object[] | undefined, given: Record<string, unknown> = {}) =>
  createBundleSchema.parse({ projectId, ...("days" in given ? {} : { start: "2026-03-02T10:00:00Z", end: "2026-03-02T12:00:00Z" }), ...(needs && { needs }), ...given });

/** Artists of that skill, by name; what an hour costs each in cents. */
export function makeArtists(db: Database, studio: Principal, skill: string, rates: Record<string, number>) {
  return Promise.all(Object.entries(rates).map(([name, amount]) => makeResource(db, studio, { name, skills: [{ name: skill, level: 3 }], hourlyRate: { amount, currency: "EUR" } })));
}

/** Who was chosen, by need. */
export const namesOf = ({ members }: Pick<BundleResult, "members">) => members.map(({ need, name }) => `${need} ${name}`);

/** The problem that it is refused with. */
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
