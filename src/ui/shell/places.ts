import { Boxes, CalendarOff, CalendarRange, ChartGantt, Clapperboard, FileUp, Inbox, ListOrdered, type LucideIcon, Repeat, Settings, TriangleAlert, UserSearch, UsersRound } from "lucide-react";
import { text } from "@/ui/text/en";

/** `also`: other paths that belong to it. */
export type Place = { href: string; label: string; icon: LucideIcon; forWriters?: boolean; counts?: "requests"; also?: string[] };

/** The places of the main navigation, in order. New pages join here. */
export const PLACES: readonly Place[] = [
  { href: "/board", label: text.board.title, icon: ChartGantt },
  { href: "/schedule", label: text.nav.schedule, icon: CalendarRange },
  { href: "/find", label: text.find.title, icon: UserSearch },
  { href: "/series", label: text.series.title, icon: Repeat },
  { href: "/bundles", label: text.crew.title, icon: Boxes, also: ["/placeholders"] },
  { href: "/holds", label: text.holds.title, icon: ListOrdered },
  { href: "/requests", label: text.requests.title, icon: Inbox, counts: "requests" },
  { href: "/resources", label: text.nav.resources, icon: UsersRound },
  { href: "/time-off", label: text.timeOff.title, icon: CalendarOff },
  { href: "/conflicts", label: text.conflicts.title, icon: TriangleAlert, also: ["/replace"] },
  { href: "/projects", label: text.nav.projects, icon: Clapperboard },
  { href: "/import", label: text.nav.import, icon: FileUp, forWriters: true },
  { href: "/settings", label: text.nav.settings, icon: Settings },
];
