import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { getStudio } from "@/modules/tenant";
import { getContext } from "@/server/next-context";

/** The headers come first: they tell Next that this is no page to make ahead, and a build has no database. */
async function asked() {
  const sent = new Headers(await headers());
  return { sent, ...getContext() };
}

/** Who asks for this page, if they are signed in and in a studio. One look-up a request, however many ask. */
const findPrincipal = cache(async () => {
  const { sent, authenticate } = await asked();
  return authenticate(sent);
});

/** The signed-in person, with or without a studio. */
export const findPerson = cache(async () => {
  const { sent, auth } = await asked();
  return auth.identify(sent);
});

/** Who asks, in which studio, and whether they may change things; undefined when they are not signed in or in none. */
export const findStudio = cache(async () => {
  const principal = await findPrincipal();
  if (!principal) return undefined;
  const { db } = getContext();
  return { db, principal, studio: await getStudio(db, principal), canWrite: principal.role !== "viewer" };
});

/**
 * What every page of a studio starts with. Who is not signed in is sent to sign in, and back to `path` afterwards; who has
 * no studio yet is sent to make one.
 */
export async function requireStudio(path: string) {
  const found = await findStudio();
  if (found) return found;
  redirect((await findPerson()) ? "/new-studio" : `/sign-in?${new URLSearchParams({ to: path })}`);
}
