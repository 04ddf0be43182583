import type { Presence } from "@/modules/live/contract";

/** Everybody but who sits here, also at another screen of theirs; each once. */
export function othersOf(presence: readonly Presence[], screen: string | undefined): Presence[] {
  const me = presence.find((one) => one.screen === screen)?.actor.id;
  return presence.filter(({ actor }) => actor.id !== me);
}
