import { newId } from "@/lib/ids";
import type { Presence } from "@/modules/live/contract";
import type { LiveServer } from "./screen";
import type { Studios } from "./studios";

/** What is said this soon after the first is told with it. */
const GATHER_MS = 150;
/** How often a process of a cluster tells the others that its screens are still there, and when it is taken for gone. */
const HEARTBEAT_MS = 4_000;
const GONE_MS = 10_000;
const MOST_TOLD = 200;

/** Who is there, over all realtime processes: each tells the others of its own screens. */
export function createPresence(io: LiveServer, studios: Studios, isCluster: boolean) {
  const me = newId();
  const elsewhere = new Map<string, Map<string, { there: Presence[]; at: number }>>();
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  const here = (tenantId: string) => [...(studios.get(tenantId)?.screens.values() ?? [])].flatMap(({ presence }) => presence ?? []);

  function tellAll() {
    timer = undefined;
    for (const tenantId of changed) {
      const others = [...(elsewhere.get(tenantId)?.values() ?? [])].flatMap(({ there }) => there);
      const all = [...here(tenantId), ...others].filter(({ view, drag }) => view !== null || drag !== null).slice(0, MOST_TOLD);
      const ids = [...(studios.get(tenantId)?.screens.keys() ?? [])];
      if (ids.length > 0) io.local.to(ids).emit("presence", all);
    }
    changed.clear();
  }

  function tell(tenantId: string) {
    changed.add(tenantId);
    timer ??= setTimeout(tellAll, GATHER_MS);
  }

  function tellOthers(tenantId: string) {
    if (isCluster) io.serverSideEmit("present", me, tenantId, here(tenantId).slice(0, MOST_TOLD));
  }

  function heard(from: string, tenantId: string, there: Presence[]) {
    const known = elsewhere.get(tenantId) ?? new Map<string, { there: Presence[]; at: number }>();
    elsewhere.set(tenantId, known);
    const isNews = JSON.stringify(known.get(from)?.there ?? []) !== JSON.stringify(there);
    known.set(from, { there, at: performance.now() });
    if (isNews) tell(tenantId);
  }

  function beat() {
    for (const [tenantId] of studios.entries()) tellOthers(tenantId);
    for (const [tenantId, known] of elsewhere) {
      for (const [from, { at }] of known) if (performance.now() - at > GONE_MS && known.delete(from)) tell(tenantId);
      if (known.size === 0) elsewhere.delete(tenantId);
    }
  }
  const heart = isCluster ? setInterval(beat, HEARTBEAT_MS) : undefined;
  if (isCluster) io.on("present", heard);

  return {
    /** The screens of this process say something else by now. */
    changed(tenantId: string) {
      tell(tenantId);
      tellOthers(tenantId);
    },
    stop() {
      clearInterval(heart);
      clearTimeout(timer);
    },
  };
}
