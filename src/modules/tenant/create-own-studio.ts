import { randomInt } from "node:crypto";
import { newId } from "@/lib/ids";
import { Problem } from "@/lib/problem";
import type { AuthProvider, Identity } from "@/services/auth";
import { type Database, inTenant, lockOf } from "@/services/db";
import { addStudio } from "./add-studio";
import { type CreateOwnStudio, createStudioSchema, type Studio } from "./contract";
import { slugTaken } from "./create-studio";
import { slugCandidates, slugOf } from "./domain/slug";
import { lookUpStudiosOfUser } from "./repository";

/**
 * The studio of a signed-in person who has none: the second half of signing up, and what is left of it when it broke off.
 * The slug is made of the name, with a suffix when it is taken.
 * @throws Problem 409 when the person is in a studio already
 */
export async function createOwnStudio(db: Database, auth: AuthProvider, person: Pick<Identity, "userId" | "name">, input: CreateOwnStudio): Promise<Studio> {
  const id = newId();
  const actor = { type: "user", id: person.userId, name: person.name } as const;
  // Locked by person: of two clicks at once, the second sees the studio of the first.
  const locks = [lockOf(person.userId, "own studio")];
  return inTenant(
    db,
    id,
    async (tx) => {
      const [present] = await lookUpStudiosOfUser(tx, person.userId);
      if (present) throw new Problem(409, "studio_exists", "Studio exists", `You are already in the studio ${present.name}: open it.`);
      for (const slug of slugCandidates(input.name, randomInt)) {
        const studio = await addStudio(tx, id, createStudioSchema.parse({ ...input, slug }), actor, { userId: person.userId, auth });
        if (studio) return studio;
      }
      throw slugTaken(slugOf(input.name));
    },
    locks,
  );
}
