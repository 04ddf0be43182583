import type { Principal } from "@/lib/principal";
import { listBookings } from "@/modules/booking";
import { listProjects } from "@/modules/project";
import { listResources } from "@/modules/resource";
import type { Database } from "@/services/db";
import type { Steps } from "@/ui/welcome/steps";

const ONE = { limit: 1 };

/** Whether the studio has what a schedule needs. One short look where there is a booking: it needs the rest. */
export async function readSteps(db: Database, principal: Principal): Promise<Steps> {
  const { items: bookings } = await listBookings(db, principal, ONE);
  if (bookings.length > 0) return { resources: true, project: true, booking: true };
  const [resources, projects] = await Promise.all([listResources(db, principal, ONE), listProjects(db, principal, ONE)]);
  return { resources: resources.items.length > 0, project: projects.items.length > 0, booking: false };
}
