import { readRoles } from "@/modules/tenant";
import type { AuthProvider } from "@/services/auth";
import type { Database } from "@/services/db";
import { sayGoodbye, type Screen } from "./screen";
import type { Studios } from "./studios";

/** Ends the screens whose session or key is over, or whose owner is allowed something else by now: these come back as what they are. */
export async function checkScreens(db: Database, auth: AuthProvider, studios: Studios): Promise<void> {
  const sessions = [...new Set(studios.all().flatMap(({ sessionId }) => sessionId ?? []))];
  const live = sessions.length > 0 ? await auth.liveSessions(sessions) : new Set<string>();
  for (const [tenantId, { screens }] of studios.entries()) {
    const roles = await readRoles(db, tenantId, [...new Set([...screens.values()].map(({ principal }) => principal.actor.id))]);
    for (const screen of screens.values()) if (isOver(screen, live, roles)) sayGoodbye(screen, "revoked");
  }
}

function isOver({ principal, sessionId }: Screen, live: ReadonlySet<string>, roles: ReadonlyMap<string, string>): boolean {
  return (sessionId !== undefined && !live.has(sessionId)) || roles.get(principal.actor.id) !== principal.role;
}
