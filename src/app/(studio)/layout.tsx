import type { ReactNode } from "react";
import { Shell } from "@/ui/shell/shell";
import { findStudio } from "../session";

/** The frame of a studio's pages. Whoever is not let in is sent away by the page itself, which knows its own address. */
export default async function StudioLayout({ children }: { children: ReactNode }) {
  const found = await findStudio();
  if (!found) return children;
  const { studio, principal, canWrite } = found;
  return (
    <Shell studioName={studio.name} personName={principal.actor.name} role={principal.role} canWrite={canWrite}>
      {children}
    </Shell>
  );
}
