import type { ReactNode } from "react";
import { text } from "@/ui/text/en";
import { Bell } from "@/ui/inbox/bell";
import { PaletteButton } from "@/ui/palette/palette-button";
import { Welcome } from "@/ui/welcome/welcome";
import { AccountMenu } from "./account-menu";
import { Mark } from "./mark";
import { Navigation } from "./navigation";
import { Overlays } from "./overlays";
import { scopeOf, type Studio } from "./studio";
import { StudioProvider } from "./studio-context";
import { TopBar } from "./top-bar";

/** The frame of a studio's pages: navigation at the side (a rail below 1024 px, a bar on top on a phone) and the page. */
export function Shell({ studio, children }: { studio: Studio; children: ReactNode }) {
  return (
    <div className="flex h-dvh overflow-hidden max-md:flex-col">
      <a href="#content" className="absolute top-2 left-2 z-50 -translate-y-20 rounded-md bg-primary px-3 py-2 font-medium text-on-primary focus:translate-y-0">
        {text.app.skip}
      </a>
      <aside className="flex w-14 shrink-0 flex-col gap-4 border-r p-2 pt-3 max-md:hidden lg:w-50">
        <p className="flex items-center gap-2.5 px-1.5">
          <Mark className="size-6 shrink-0" />
          <span className="truncate font-semibold max-lg:sr-only">{studio.name}</span>
        </p>
        <PaletteButton />
        <Navigation canWrite={studio.canWrite} counts={studio.counts} rail />
        <div className="space-y-1.5">
          <Bell rail />
          <AccountMenu studio={studio} rail />
        </div>
      </aside>
      <TopBar studio={studio} />
      <main id="content" tabIndex={-1} className="flex min-h-0 min-w-0 grow flex-col overflow-y-auto bg-surface outline-none">
        {studio.steps && <Welcome steps={studio.steps} scope={scopeOf(studio)} />}
        <StudioProvider person={studio.person} role={studio.role}>{children}</StudioProvider>
      </main>
      <Overlays studio={studio} />
    </div>
  );
}
