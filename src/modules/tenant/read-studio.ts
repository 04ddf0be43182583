import type { Principal } from "@/lib/principal";
import { notFound } from "@/lib/problem";
import type { AuthProvider } from "@/services/auth";
import { type Database, inTenant } from "@/services/db";
import type { Member, Studio } from "./contract";
import { presentMember, presentStudio } from "./present";
import { findTenant, lookUpStudiosOfUser, lookUpTenantId, selectMembers, type StudioOfUser } from "./repository";

/** The studio that the caller is in. */
export async function getStudio(db: Database, { tenantId }: Principal): Promise<Studio> {
  const row = await inTenant(db, tenantId, (tx) => findTenant(tx, tenantId));
  if (!row) throw notFound("studio", tenantId);
  return presentStudio(row);
}

/** Who is in the studio, the first to come first. */
export async function listMembers(db: Database, auth: AuthProvider, { tenantId }: Principal): Promise<Member[]> {
  const rows = await inTenant(db, tenantId, (tx) => selectMembers(tx, tenantId));
  const people = new Map((await auth.people(rows.map((row) => row.userId))).map((person) => [person.id, person]));
  return rows.map((row) => presentMember(row, people.get(row.userId) ?? { id: row.userId, name: "", email: "" }));
}

/** The studios that a signed-in person is in, in the order they joined. */
export async function findStudiosOfUser(db: Database, userId: string): Promise<StudioOfUser[]> {
  return lookUpStudiosOfUser(db.drizzle, userId);
}

/** The id of the studio with this slug, for what runs on the server itself. */
export async function findStudioId(db: Database, slug: string): Promise<string | undefined> {
  return lookUpTenantId(db.drizzle, slug);
}
