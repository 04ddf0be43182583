import type { Principal } from "@/lib/principal";
import { findPrincipalByApiKey, findStudiosOfUser } from "@/modules/tenant";
import type { AuthProvider } from "@/services/auth";
import type { Database } from "@/services/db";

export type Authenticate = (headers: Headers) => Promise<Principal | undefined>;

const BEARER = /^Bearer +(\S+) *$/i;

/**
 * Who sends these headers: an API key when there is an Authorization header, else the person of the session cookie, in the
 * studio they chose last, else in their first. Undefined when nobody we know, or a person without a studio.
 */
export function createAuthenticate({ db, auth }: { db: Database; auth: AuthProvider }): Authenticate {
  return async (headers) => {
    const authorization = headers.get("authorization");
    if (authorization !== null) {
      const key = BEARER.exec(authorization)?.[1];
      return key === undefined ? undefined : findPrincipalByApiKey(db, key);
    }
    const person = await auth.identify(headers);
    if (!person) return undefined;
    const studios = await findStudiosOfUser(db, person.userId);
    const studio = studios.find(({ organizationId }) => organizationId !== null && organizationId === person.activeOrganizationId) ?? studios[0];
    if (!studio) return undefined;
    return { tenantId: studio.tenantId, role: studio.role, actor: { type: "user", id: person.userId, name: person.name } };
  };
}
