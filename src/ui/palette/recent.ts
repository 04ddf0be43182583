import { z } from "zod";
import type { Found } from "./found";

/** What was chosen: of what the server found all that shows it, of the rest its id. */
export type Kept = { id: string; found?: Found | undefined };

const MOST = 5;
const PREFIX = "palette:";

const foundSchema: z.ZodType<Found> = z.object({ value: z.string(), label: z.string(), detail: z.string().nullish(), colour: z.string().optional(), kind: z.enum(["artist", "room", "equipment", "project"]) });
const keptSchema = z.array(z.object({ id: z.string(), found: foundSchema.optional() })).max(MOST);

/** What was chosen last comes first, and each is there once. */
export function putFirst(kept: readonly Kept[], chosen: Kept): Kept[] {
  return [chosen, ...kept.filter(({ id }) => id !== chosen.id)].slice(0, MOST);
}

/** @param scope studio and person: another has their own. Empty where the browser keeps nothing, or something else is there */
export function readRecent(scope: string): Kept[] {
  try {
    return keptSchema.parse(JSON.parse(localStorage.getItem(PREFIX + scope) ?? "[]"));
  } catch {
    return [];
  }
}

export function keepRecent(scope: string, chosen: Kept): void {
  try {
    localStorage.setItem(PREFIX + scope, JSON.stringify(putFirst(readRecent(scope), chosen)));
  } catch {
    // A browser that keeps nothing remembers nothing: all else works.
  }
}

/** Forgets what anybody chose in this browser: names of a studio are none of the next person's business. */
export function forgetRecent(): void {
  try {
    for (const key of Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))) localStorage.removeItem(key);
  } catch {
    // As above.
  }
}
