import { isAPIError } from "better-auth/api";
import { and, eq, gt, inArray, sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { Problem } from "@/lib/problem";
import type { Database } from "@/services/db";
import { ADDRESS_HEADER, type AuthSettings, createBetterAuth } from "./better-auth";
import type { AuthProvider, NewPerson } from "./port";
import { member, organization, session, user } from "./schema";

/**
 * The calls of Better Auth that are open to the world. Its organization plugin brings twenty more, which would change
 * memberships behind the back of our own tables; signing up goes through the tenant module, which makes the studio too.
 */
const OPEN = new Set(["/api/auth/sign-in/email", "/api/auth/sign-out", "/api/auth/get-session", "/api/auth/organization/set-active"]);

const PERSON = { id: user.id, name: user.name, email: user.email };

/** The sign-in provider: Better Auth over our own database. */
export function createAuth(db: Database, settings: AuthSettings): AuthProvider {
  const auth = createBetterAuth(db, settings);

  async function findPerson(email: string) {
    const [found] = await db.drizzle.select(PERSON).from(user).where(eq(user.email, email.toLowerCase()));
    return found;
  }

  return {
    findPerson,

    async identify(headers) {
      const found = await auth.api.getSession({ headers });
      if (!found) return undefined;
      const { user: person, session: open } = found;
      return { sessionId: open.id, userId: person.id, name: person.name, email: person.email, activeOrganizationId: open.activeOrganizationId ?? null };
    },

    async liveSessions(sessionIds) {
      const found = await db.drizzle.select({ id: session.id }).from(session).where(and(inArray(session.id, sessionIds), gt(session.expiresAt, sql`now()`)));
      return new Set(found.map(({ id }) => id));
    },

    async handle(request, address) {
      const { pathname } = new URL(request.url);
      if (!OPEN.has(pathname)) throw new Problem(404, "route_not_found", "Not found", `There is nothing at ${request.method} ${pathname}.`);
      const headers = new Headers(request.headers);
      headers.delete(ADDRESS_HEADER);
      if (address) headers.set(ADDRESS_HEADER, address);
      // Made anew from its parts: the server's request is none that the global Request would copy.
      const body = request.body && (await request.arrayBuffer());
      return auth.handler(new Request(request.url, { method: request.method, headers, body }));
    },

    async signUp(person) {
      try {
        const { headers, response } = await auth.api.signUpEmail({ body: person, returnHeaders: true });
        return { userId: response.user.id, headers };
      } catch (error) {
        // Looked up after the refusal, because of two sign-ups at once the later is refused in words that fit any failure.
        throw isAPIError(error) && (await findPerson(person.email)) ? emailTaken(person) : error;
      }
    },

    async addOrganization(tx, { name, ownerId }) {
      const organizationId = newId();
      // Only our own slug is ever shown or looked up; theirs must be unique, so it is the id.
      await tx.insert(organization).values({ id: organizationId, name, slug: organizationId });
      await tx.insert(member).values({ id: newId(), organizationId, userId: ownerId, role: "owner" });
      return { organizationId };
    },

    async people(userIds) {
      return db.drizzle.select(PERSON).from(user).where(inArray(user.id, userIds));
    },
  };
}

function emailTaken({ email }: NewPerson): Problem {
  return new Problem(409, "email_taken", "E-mail taken", `There is already an account for ${email}: sign in with it, or use another address.`);
}
