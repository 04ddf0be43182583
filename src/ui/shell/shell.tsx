import type { ReactNode } from "react";
import type { Role } from "@/lib/principal";
import { text } from "@/ui/text/en";
import { Bell } from "@/ui/inbox/bell";
import { AccountMenu } from "./account-menu";
import { Mark } from "./mark";
import { type Counts, Navigation } from "./navigation";
import { TopBar } from "./top-bar";

type Props = { studioName: string; personName: string; role: Role; canWrite: boolean; counts: Counts; children: ReactNode };

/** The frame of a studio's pages: navigation at the side (a rail below 1024 px, a bar on top on a phone) and the page. */
export function Shell({ children, ...studio }: Props) {
  return (
    <div className="flex h-dvh overflow-hidden max-md:flex-col">
      <a href="#content" className="absolute top-2 left-2 z-50 -translate-y-20 rounded-md bg-primary px-3 py-2 font-medium text-on-primary focus:translate-y-0">
        {text.app.skip}
      </a>
      <aside className="flex w-14 shrink-0 flex-col gap-4 border-r p-2 pt-3 max-md:hidden lg:w-50">
        <p className="flex items-center gap-2.5 px-1.5">
          <Mark className="size-6 shrink-0" />
          <span className="truncate font-semibold max-lg:sr-only">{studio.studioName}</span>
        </p>
        <Navigation canWrite={studio.canWrite} counts={studio.counts} rail />
        <div className="space-y-1.5">
          <Bell rail />
          <AccountMenu personName={studio.personName} role={studio.role} rail />
        </div>
      </aside>
      <TopBar {...studio} />
      <main id="content" tabIndex={-1} className="flex min-h-0 min-w-0 grow flex-col overflow-y-auto bg-surface outline-none">
        {children}
      </main>
    </div>
  );
}
