import type { ReactNode } from "react";
import { countRequests } from "@/modules/booking";
import { Shell } from "@/ui/shell/shell";
import { MOST_COUNTED } from "@/ui/shell/most-counted";
import { findStudio } from "../session";
import { readSteps } from "./read-steps";

/** The frame of a studio's pages. Whoever is not let in is sent away by the page itself, which knows its own address. */
export default async function StudioLayout({ children }: { children: ReactNode }) {
  const found = await findStudio();
  if (!found) return children;
  const { db, studio, principal, canWrite } = found;
  const [requests, steps] = canWrite ? await Promise.all([countRequests(db, principal, MOST_COUNTED), readSteps(db, principal)]) : [0];
  const { id, name, timeZone } = studio;
  return <Shell studio={{ id, name, timeZone, person: principal.actor, role: principal.role, canWrite, counts: { requests }, steps }}>{children}</Shell>;
}
