import { invalidInput, Problem } from "@/lib/problem";
import { eventTypes } from "@/services/outbox";
import { type AddressRule, isPrivate } from "@/services/webhook-http";
import { TEST } from "./events";

/** What an endpoint can ask for. */
export const selectableTypes = (): string[] => eventTypes().filter((type) => type !== TEST);

/** What can be said of an endpoint before anything is sent to it. @throws Problem 400 for types that there are not, 422 for a private address */
export function checkEndpoint({ url, types = [] }: { url?: string | undefined; types?: string[] | undefined }, rule: AddressRule): void {
  const known = new Set(selectableTypes());
  const unknown = types.filter((type) => !known.has(type));
  if (unknown.length > 0) throw invalidInput([{ path: "types", message: `there are no events ${unknown.slice(0, 5).join(", ")}: see GET /webhook-event-types` }]);
  if (url === undefined || !isPrivate(new URL(url), rule)) return;
  const message = "is a private address: name one that can be reached from the internet, or have the range allowed on the server (WEBHOOK_ALLOW_PRIVATE)";
  throw new Problem(422, "private_address", "Private address", `The address ${message}.`, { errors: [{ path: "url", message }] });
}
