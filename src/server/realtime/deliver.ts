import { concernOf, presentEvent } from "@/modules/live";
import type { LiveEvent } from "@/modules/live/contract";
import type { Database } from "@/services/db";
import type { PlacedEvent } from "@/services/outbox";
import { readUnreadable } from "./admit";
import type { LiveServer, Screen } from "./screen";
import type { StudioScreens } from "./studios";

/** Sends events of a studio to the screens that they concern, each as its owner may see it. */
export async function deliver(io: LiveServer, db: Database, { screens, audience }: StudioScreens, events: PlacedEvent[]): Promise<void> {
  for (const event of events) {
    if (event.aggregateType === "project") await lookAgain(db, screens.values());
    const concerned = audience.who(concernOf(event)).flatMap((id) => screens.get(id) ?? []);
    for (const [dto, ids] of byWhatTheySee(event, concerned)) io.local.to(ids).emit("event", dto);
  }
}

/** Most see the same, and are sent it in one go: so it is encoded once. */
function byWhatTheySee(event: PlacedEvent, screens: Screen[]): Map<LiveEvent, string[]> {
  const seen = new Map<Screen["viewer"]["unreadable"], Map<string, LiveEvent | undefined>>();
  const groups = new Map<LiveEvent, string[]>();
  for (const { socket, viewer } of screens) {
    const roles = seen.get(viewer.unreadable) ?? new Map<string, LiveEvent | undefined>();
    seen.set(viewer.unreadable, roles);
    if (!roles.has(viewer.role)) roles.set(viewer.role, presentEvent(event, viewer));
    const dto = roles.get(viewer.role);
    if (dto) groups.set(dto, [...(groups.get(dto) ?? []), socket.id]);
  }
  return groups;
}

/** A project became restricted, or got other readers: who may see more or less now reads anew what it shows. */
async function lookAgain(db: Database, screens: Iterable<Screen>): Promise<void> {
  const byActor = new Map<string, Promise<ReadonlySet<string>>>();
  for (const screen of screens) {
    if (screen.principal.role === "owner") continue;
    const { id } = screen.principal.actor;
    const reading = byActor.get(id) ?? readUnreadable(db, screen.principal);
    byActor.set(id, reading);
    const unreadable = await reading;
    const isSame = unreadable.size === screen.viewer.unreadable.size && [...unreadable].every((project) => screen.viewer.unreadable.has(project));
    if (isSame) continue;
    screen.viewer = { ...screen.viewer, unreadable };
    screen.socket.emit("refetch");
  }
}
