import { createAudience } from "@/modules/live";
import type { Screen } from "./screen";

export type StudioScreens = { screens: Map<string, Screen>; audience: ReturnType<typeof createAudience> };

/** The open screens of this process, by studio and the id of their connection. */
export function createStudios() {
  const studios = new Map<string, StudioScreens>();
  return {
    get: (tenantId: string) => studios.get(tenantId),
    has: (tenantId: string) => studios.has(tenantId),
    entries: () => studios.entries(),
    all: () => [...studios.values()].flatMap(({ screens }) => [...screens.values()]),
    add(screen: Screen): StudioScreens {
      const { tenantId } = screen.principal;
      const studio = studios.get(tenantId) ?? { screens: new Map(), audience: createAudience() };
      studios.set(tenantId, studio);
      studio.screens.set(screen.socket.id, screen);
      return studio;
    },
    remove({ principal: { tenantId }, socket }: Screen) {
      const studio = studios.get(tenantId);
      studio?.audience.remove(socket.id);
      studio?.screens.delete(socket.id);
      if (studio?.screens.size === 0) studios.delete(tenantId);
    },
  };
}
export type Studios = ReturnType<typeof createStudios>;
