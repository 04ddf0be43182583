import { z } from "zod";
import { iso } from "@/lib/time";
import { defineEvents, type NewEvent } from "@/services/outbox";
import { type Kit, kitSchema } from "./contract";
import type { KitRow } from "./repository";

defineEvents(["kit:created", "kit:updated", "kit:deleted"], z.object({ kit: kitSchema }));

/** A row as everyone outside sees it. */
export function presentKit(row: KitRow): Kit {
  return { id: row.id, name: row.name, needs: row.needs, version: row.version, createdAt: iso(row.createdAt), updatedAt: iso(row.updatedAt) };
}

/** The event of a change: the kit as it is, or was when it was removed. */
export function kitEvent(type: "kit:created" | "kit:updated" | "kit:deleted", kit: Kit): NewEvent {
  return { type, aggregate: { type: "kit", id: kit.id, version: type === "kit:deleted" ? kit.version + 1 : kit.version }, payload: { kit } };
}
