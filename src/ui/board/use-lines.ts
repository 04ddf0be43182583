"use client";
import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { text } from "@/ui/text/en";
import type { Book } from "./book";
import { groupsOf } from "./groups";
import { type Grouping, layOut, type RowCache } from "./rows";
import type { BoardProject, BoardResource } from "./types";

const WORDS = { kinds: text.kinds, noSkill: text.board.noSkill, noProject: text.board.noProject };

/** The lines of the board: the resources that match, in groups, with their bookings as they are by now. */
export function useLines(resources: readonly BoardResource[], projects: ReadonlyMap<string, BoardProject>, book: Book) {
  const [grouping, setGrouping] = useState<Grouping>("department");
  const [search, setSearch] = useState("");
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [changes, setChanges] = useState(0);
  const [cache] = useState<RowCache>(() => new WeakMap());
  useEffect(() => book.watch(() => setChanges((times) => times + 1)), [book]);

  const wanted = useDeferredValue(search.trim().toLowerCase());
  const shown = useMemo(() => resources.filter(({ name, department, tags, skills }) => [name, department ?? "", ...tags, ...skills].some((part) => part.toLowerCase().includes(wanted))), [resources, wanted]);
  // The book changes in place: `changes` stands for it.
  const bookings = useMemo(() => (grouping === "project" && changes >= 0 ? book.all() : []), [book, grouping, changes]);
  const groups = useMemo(() => groupsOf(shown, grouping, WORDS, { bookings, projects }), [shown, grouping, bookings, projects]);
  const lines = useMemo(() => layOut(groups, changes >= 0 ? book.bookingsOf : () => undefined, closed, cache), [groups, book, closed, cache, changes]);
  const fold = (name: string) => setClosed((now) => new Set(now.has(name) ? [...now].filter((one) => one !== name) : [...now, name]));
  return { lines, grouping, setGrouping, search, setSearch, fold };
}
