import type { ReactNode } from "react";
import { countRequests } from "@/modules/booking";
import { Shell } from "@/ui/shell/shell";
import { MOST_COUNTED } from "@/ui/shell/most-counted";
import { findStudio } from "../session";

/** The frame of a studio's pages. Whoever is not let in is sent away by the page itself, which knows its own address. */
export default async function StudioLayout({ children }: { children: ReactNode }) {
  const found = await findStudio();
  if (!found) return children;
  const { db, studio, principal, canWrite } = found;
  const requests = canWrite ? await countRequests(db, principal, MOST_COUNTED) : 0;
  return (
    <Shell studioName={studio.name} personName={principal.actor.name} role={principal.role} canWrite={canWrite} counts={{ requests }}>
      {children}
    </Shell>
  );
}
