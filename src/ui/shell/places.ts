import { CalendarRange, Clapperboard, FileUp, type LucideIcon, Settings, UsersRound } from "lucide-react";
import { text } from "@/ui/text/en";

export type Place = { href: string; label: string; icon: LucideIcon; forWriters?: boolean };

/** The places of the main navigation, in order. New pages join here. */
export const PLACES: readonly Place[] = [
  { href: "/schedule", label: text.nav.schedule, icon: CalendarRange },
  { href: "/resources", label: text.nav.resources, icon: UsersRound },
  { href: "/projects", label: text.nav.projects, icon: Clapperboard },
  { href: "/import", label: text.nav.import, icon: FileUp, forWriters: true },
  { href: "/settings", label: text.nav.settings, icon: Settings },
];
