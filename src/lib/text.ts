import { z } from "zod";

// PostgreSQL stores no NUL, and a lone surrogate would be stored as another character than was sent.
const storable = (text: string) => !text.includes("\0") && text.isWellFormed();

/** One line or paragraph of text of at most `max` characters, trimmed, with nothing in it that PostgreSQL cannot store. */
export function text(max: number) {
  return z.string().trim().max(max).refine(storable, "has a character that cannot be stored");
}

/** As `text`, but not empty. */
export function name(max: number) {
  return text(max).min(1, "must not be empty");
}

/** Free JSON object of at most 16 kB, for what our users keep beside their rows. */
export const metadataSchema = z
  .record(z.string().max(100), z.json())
  .refine((value) => JSON.stringify(value).length <= 16_384, "must be at most 16 kB")
  .refine((value) => storable(JSON.stringify(value)) && !JSON.stringify(value).includes("\\u0000"), "has a character that cannot be stored")
  .meta({ description: "Free JSON object, at most 16 kB", type: "object" });
