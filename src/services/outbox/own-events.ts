type Act = (tenantId: string, events: { type: string; payload: Record<string, unknown> }[]) => void;

const acts = new Set<Act>();

/** Calls `act` with what this process has written, right after the commit and before anybody is answered. @returns what ends it */
export function watchOwnEvents(act: Act): () => void {
  acts.add(act);
  return () => acts.delete(act);
}

export const tellOwnEvents: Act = (tenantId, events) => acts.forEach((act) => act(tenantId, events));
