import { newId } from "@/lib/ids";
import type { Actor } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import { type Database, inTenant } from "@/services/db";
import { addStudio, type Founder } from "./add-studio";
import type { CreateStudio, Studio } from "./contract";

const SYSTEM: Actor = { type: "system", id: "production-tool", name: "Production Tool" };

/**
 * Makes a studio. Nobody is asked for a role, because nobody has one before it exists: only commands, the demo and tests
 * come here; people get theirs by createOwnStudio.
 * @param founder who owns it; left out, it has no member yet and is reached by its API keys
 * @throws Problem 409 when the slug is taken
 */
export async function createStudio(db: Database, input: CreateStudio, { actor = SYSTEM, founder }: { actor?: Actor; founder?: Founder } = {}): Promise<Studio> {
  const id = newId();
  const studio = await inTenant(db, id, (tx) => addStudio(tx, id, input, actor, founder));
  if (!studio) throw slugTaken(input.slug);
  return studio;
}

export function slugTaken(slug: string): Problem {
  return new Problem(409, "slug_taken", "Slug taken", `There is already a studio with the slug ${slug}: choose another.`);
}
