import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { newId } from "@/lib/ids";
import type { Actor, Principal } from "@/lib/principal";
import { Temporal } from "@/lib/time";
import { createBooking } from "@/modules/booking";
import { createAvailability } from "@/modules/calendar";
import { createProject } from "@/modules/project";
import { createRateCard } from "@/modules/rate";
import { createResource } from "@/modules/resource";
import { createStudio, findStudioId } from "@/modules/tenant";
import type { AuthProvider } from "@/services/auth";
import type { Database } from "@/services/db";
import { RATE_CARDS } from "./names";
import { DEMO_ZONE, type DemoBooking, planDemo } from "./plan-demo";

const EMAIL = "demo@example.com";
const AT_ONCE = 6;
const ACTOR: Actor = { type: "system", id: "demo", name: "Demo" };

export type DemoSignIn = { email: string; password: string };

/**
 * Makes the demo studio on the first run. The password is made by chance and kept in the data folder, so that no
 * installation can be entered with a known one.
 * @returns how to sign in to it; undefined when the studio is there but its password is not kept (somebody removed the file)
 */
export async function seedDemo({ db, auth, dataDir }: { db: Database; auth: AuthProvider; dataDir: string }): Promise<DemoSignIn | undefined> {
  const file = join(dataDir, "demo-password");
  if (await findStudioId(db, "demo")) {
    const kept = await readFile(file, "utf8").catch(() => undefined);
    return kept === undefined ? undefined : { email: EMAIL, password: kept.trim() };
  }
  // A first run that was killed halfway left the password and perhaps the person: they are taken up again.
  const password = (await readFile(file, "utf8").catch(() => randomBytes(9).toString("base64url"))).trim();
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  const userId = (await auth.findPerson(EMAIL))?.id ?? (await auth.signUp({ name: "Demo Scheduler", email: EMAIL, password })).userId;
  const studio = await createStudio(db, { slug: "demo", name: "Lumen House", timeZone: DEMO_ZONE, currency: "EUR" }, { actor: ACTOR, founder: { userId, auth } });
  await fill(db, { tenantId: studio.id, role: "owner", actor: ACTOR });
  return { email: EMAIL, password };
}

async function fill(db: Database, principal: Principal) {
  const plan = planDemo(Temporal.Now.plainDateISO(DEMO_ZONE));
  const resources = await inOrder(plan.resources, ({ hourlyRate, ...resource }) =>
    createResource(db, principal, { ...resource, timeZone: DEMO_ZONE, metadata: {}, hourlyRate: { amount: hourlyRate, currency: "EUR" } }),
  );
  const projects = await inOrder(plan.projects, ({ budget, ...project }) => createProject(db, principal, { ...project, status: "active", budget: { amount: budget, currency: "EUR" } }));
  // Before the bookings, which keep the rate that they were made from.
  const startsOn = plan.projects.map((project) => project.startsOn).toSorted()[0] ?? "";
  await inOrder(RATE_CARDS, (card) => createRateCard(db, principal, { ...card, currency: "EUR", startsOn, endsOn: null, resourceId: null, projectId: null }));
  const idOf = (place: number) => resources[place]?.id ?? "";
  const book = ({ resource, project, ...booking }: DemoBooking) => createBooking(db, principal, { ...booking, id: newId(), notes: "", resourceId: idOf(resource), projectId: projects[project]?.id ?? "" });
  await inOrder(plan.bookings, book);
  await inOrder(plan.secondOptions, book);
  await inOrder(plan.leave, ({ resource, ...leave }) => createAvailability(db, principal, { ...leave, kind: "leave", resourceId: idOf(resource) }));
}

/** Some at once, answers in the order of the items. */
async function inOrder<T, R>(items: T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let i = 0; i < items.length; i += AT_ONCE) results.push(...(await Promise.all(items.slice(i, i + AT_ONCE).map(work))));
  return results;
}
