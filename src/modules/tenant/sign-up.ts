import type { AuthProvider } from "@/services/auth";
import type { Database } from "@/services/db";
import type { SignUp, Studio } from "./contract";
import { createOwnStudio } from "./create-own-studio";

/**
 * A person and their studio, in one go. Two steps, because the person may live with another provider: whoever is stopped
 * between them can sign in, and makes the studio then.
 * @returns the studio, and the headers that sign the person in
 * @throws Problem 409 when the e-mail is taken
 */
export async function signUp(db: Database, auth: AuthProvider, input: SignUp): Promise<{ studio: Studio; headers: Headers }> {
  const { name, email, password, studioName, timeZone } = input;
  const { userId, headers } = await auth.signUp({ name, email, password });
  const studio = await createOwnStudio(db, auth, { userId, name }, { name: studioName, timeZone });
  return { studio, headers };
}
