"use client";
import { CalendarDays } from "lucide-react";
import { useState } from "react";
import { Temporal } from "@/lib/time";
import { formatDay } from "@/ui/format";
import { useOptionSearch } from "@/ui/primitives/use-option-search";
import { scopeOf, type Studio } from "@/ui/shell/studio";
import { text } from "@/ui/text/en";
import { type Entry, foundEntry, matches } from "./entries";
import { findByName, type Found } from "./found";
import { pageEntries } from "./pages";
import { parseDate } from "./parse-date";
import { type Kept, readRecent } from "./recent";
import { useActions } from "./use-actions";

export type Group = { name: keyof typeof text.palette.groups; entries: (Entry & Pick<Kept, "found">)[] };

/** The day that is typed, as a place on the board. */
function dateEntries(typed: string, zone: string): Entry[] {
  const day = parseDate(typed, Temporal.Now.plainDateISO(zone));
  if (!day) return [];
  return [{ id: `date-${day}`, label: formatDay(day.toZonedDateTime("UTC").epochMilliseconds, "UTC"), detail: text.palette.onBoard, icon: CalendarDays, go: `/board?date=${day}` }];
}

/** Each is another function: a new one asks anew. */
const newSearch = () => (typed: string) => findByName(typed);

const found = (option: Found) => ({ ...foundEntry(option), found: option });

/**
 * What can be chosen, in groups. What is known here comes first, and what the server finds below it: nothing moves away
 * under who is choosing.
 */
export function useGroups(typed: string, studio: Studio) {
  const wanted = typed.trim();
  const actions = useActions(studio);
  const [kept] = useState(() => readRecent(scopeOf(studio)));
  const [search, setSearch] = useState(newSearch);
  const { options, searching, failed } = useOptionSearch(search, wanted, wanted !== "");

  const pages = pageEntries(studio.canWrite);
  const known = new Map([...actions, ...pages].map((entry) => [entry.id, entry]));
  const recent = kept.flatMap(({ id, found: option }) => (option ? [found(option)] : (known.get(id) ?? []))).filter((entry) => matches(wanted, entry));
  const isRecent = new Set(recent.map(({ id }) => id));
  const others = <T extends Entry>(entries: T[]) => entries.filter(({ id }) => !isRecent.has(id));
  // While newer text is on its way, of what was found for the older only what still fits.
  const fit = wanted === "" ? [] : options.filter((option) => !searching || option.label.toLowerCase().includes(wanted.toLowerCase()));
  const groups: Group[] = [
    { name: "date", entries: dateEntries(wanted, studio.timeZone) },
    { name: "recent", entries: recent },
    { name: "actions", entries: others(actions).filter((entry) => matches(wanted, entry)) },
    { name: "pages", entries: others(pages).filter((entry) => matches(wanted, entry)) },
    { name: "resources", entries: others(fit.filter(({ kind }) => kind !== "project").map(found)) },
    { name: "projects", entries: others(fit.filter(({ kind }) => kind === "project").map(found)) },
  ];
  return { groups: groups.filter(({ entries }) => entries.length > 0), searching: wanted !== "" && searching, failed: wanted !== "" && failed, again: () => setSearch(newSearch) };
}
