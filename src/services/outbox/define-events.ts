import type { z } from "zod";

const payloads = new Map<string, z.ZodType>();

/** Says what events of these types carry. Each module does so for its own, where its index.ts is loaded. */
export function defineEvents(types: readonly string[], payload: z.ZodType): void {
  for (const type of types) payloads.set(type, payload);
}

/** All types that there are, in order. */
export const eventTypes = (): string[] => [...payloads.keys()].toSorted();

/** @throws Error when what is to be recorded is not what was defined: a mistake of ours, for which nothing is stored */
export function checkPayload(type: string, payload: unknown): void {
  const schema = payloads.get(type);
  if (!schema) throw new Error(`there are no events of the type ${type}: define them in the events.ts of the module`);
  const parsed = schema.safeParse(payload);
  if (!parsed.success) throw new Error(`an event ${type} carries what it should not: ${parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`).join("; ")}`);
}
