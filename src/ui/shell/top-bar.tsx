"use client";
import { MenuIcon } from "lucide-react";
import { usePathname } from "next/navigation";
import { useState } from "react";
import { Bell } from "@/ui/inbox/bell";
import { PaletteButton } from "@/ui/palette/palette-button";
import { Button } from "@/ui/primitives/button";
import { Dialog } from "@/ui/primitives/dialog";
import { text } from "@/ui/text/en";
import { AccountMenu } from "./account-menu";
import { Navigation } from "./navigation";
import type { Studio } from "./studio";

/** On a phone the navigation is a bar at the top, and a sheet behind its button. */
export function TopBar({ studio }: { studio: Studio }) {
  const path = usePathname();
  // Open on the page where it was opened: it closes when the next page is there.
  const [openOn, setOpenOn] = useState<string>();
  const setOpen = (open: boolean) => setOpenOn(open ? path : undefined);
  return (
    <header className="flex h-12 shrink-0 items-center gap-2 border-b px-2 md:hidden">
      <Button variant="ghost" size="icon" aria-label={text.nav.open} onClick={() => setOpen(true)}>
        <MenuIcon aria-hidden />
      </Button>
      <p className="min-w-0 grow truncate font-semibold">{studio.name}</p>
      <PaletteButton compact />
      <Bell compact />
      <AccountMenu studio={studio} />
      <Dialog form="sheet" open={openOn === path} onOpenChange={setOpen} title={studio.name}>
        <Navigation canWrite={studio.canWrite} counts={studio.counts} onStay={() => setOpen(false)} />
      </Dialog>
    </header>
  );
}
