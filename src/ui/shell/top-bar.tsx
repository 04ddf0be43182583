"use client";
import { MenuIcon } from "lucide-react";
import { usePathname } from "next/navigation";
import { useState } from "react";
import type { Role } from "@/lib/principal";
import { Bell } from "@/ui/inbox/bell";
import { Button } from "@/ui/primitives/button";
import { Dialog } from "@/ui/primitives/dialog";
import { text } from "@/ui/text/en";
import { AccountMenu } from "./account-menu";
import { type Counts, Navigation } from "./navigation";

type Props = { studioName: string; personName: string; role: Role; canWrite: boolean; counts: Counts };

/** On a phone the navigation is a bar at the top, and a sheet behind its button. */
export function TopBar({ studioName, personName, role, canWrite, counts }: Props) {
  const path = usePathname();
  // Open on the page where it was opened: it closes when the next page is there.
  const [openOn, setOpenOn] = useState<string>();
  const setOpen = (open: boolean) => setOpenOn(open ? path : undefined);
  return (
    <header className="flex h-12 shrink-0 items-center gap-2 border-b px-2 md:hidden">
      <Button variant="ghost" size="icon" aria-label={text.nav.open} onClick={() => setOpen(true)}>
        <MenuIcon aria-hidden />
      </Button>
      <p className="min-w-0 grow truncate font-semibold">{studioName}</p>
      <Bell compact />
      <AccountMenu personName={personName} role={role} />
      <Dialog form="sheet" open={openOn === path} onOpenChange={setOpen} title={studioName}>
        <Navigation canWrite={canWrite} counts={counts} onStay={() => setOpen(false)} />
      </Dialog>
    </header>
  );
}
