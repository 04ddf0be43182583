"use client";
import { Boxes, CalendarPlus, Clapperboard, FileUp, Keyboard, ListChecks, LogOut, Repeat, UserPlus, UserSearch } from "lucide-react";
import { useTheme } from "next-themes";
import { scopeOf, type Studio } from "@/ui/shell/studio";
import { THEMES } from "@/ui/shell/themes";
import { useOverlay } from "@/ui/shell/use-overlay";
import { useSignOut } from "@/ui/shell/use-sign-out";
import { text } from "@/ui/text/en";
import { useWelcome } from "@/ui/welcome/use-welcome";
import type { Entry } from "./entries";

const { palette: say, nav } = text;

const WRITES: Entry[] = [
  { id: "new-booking", label: say.newBooking, words: say.words.booking, icon: CalendarPlus, go: "/board?new=1" },
  { id: "new-project", label: say.newProject, words: say.words.project, icon: Clapperboard, go: "/projects?new=1" },
  { id: "new-resource", label: say.newResource, words: say.words.resource, icon: UserPlus, go: "/resources?new=1" },
  { id: "new-series", label: say.newSeries, words: say.words.series, icon: Repeat, go: "/series/new" },
  { id: "new-bundle", label: say.newBundle, words: say.words.bundle, icon: Boxes, go: "/bundles/new" },
  { id: "import", label: say.importFile, words: say.words.import, icon: FileUp, go: "/import" },
];

/** What can be done from everywhere. Who only reads is not offered what they may not. */
export function useActions(studio: Studio): Entry[] {
  const { setTheme } = useTheme();
  const show = useOverlay(({ show }) => show);
  const want = useWelcome(({ want }) => want);
  const signOut = useSignOut();
  return [
    ...(studio.canWrite ? WRITES : []),
    { id: "find", label: say.findFree, words: say.words.find, icon: UserSearch, go: "/find" },
    { id: "shortcuts", label: text.shortcuts.title, words: say.words.help, icon: Keyboard, go: () => show("shortcuts") },
    ...(studio.steps ? [{ id: "guide", label: text.welcome.title, words: say.words.guide, icon: ListChecks, go: () => want(scopeOf(studio), true) }] : []),
    ...THEMES.map(({ value, icon }) => ({ id: `theme-${value}`, label: say.theme(nav.themes[value]), words: say.words.theme, icon, go: () => setTheme(value) })),
    { id: "sign-out", label: nav.signOut, words: say.words.signOut, icon: LogOut, go: () => void signOut() },
  ];
}
