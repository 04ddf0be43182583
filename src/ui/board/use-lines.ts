"use client";
import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { text } from "@/ui/text/en";
import type { Book } from "./book";
import { type Filters, isShown } from "./filter";
import { clientsOf, groupsOf } from "./groups";
import { type Grouping, layOut, type RowCache } from "./rows";
import type { BoardProject, BoardResource, Rows } from "./types";

const WORDS = { kinds: text.kinds, noSkill: text.board.noSkill, noProject: text.board.noProject, noClient: text.board.noClient };

type Wanted = { rows: Rows; show: "bars" | "load"; group: Grouping; filters: Filters; freeIds: ReadonlySet<string> | undefined };

/** The lines of the board: the resources that match, or the projects, in groups, with their bookings as they are by now. */
export function useLines(resources: readonly BoardResource[], projects: ReadonlyMap<string, BoardProject>, book: Book, { rows, show, group, filters: given, freeIds }: Wanted) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [changes, setChanges] = useState(0);
  const [cache] = useState<RowCache>(() => new WeakMap());
  useEffect(() => book.watch(() => setChanges((times) => times + 1)), [book]);

  const filters = useDeferredValue(given);
  // The book changes in place: `changes` stands for it where it matters.
  const ofProject = filters.project === null ? 0 : changes;
  const shown = useMemo(() => {
    const isBookedFor = (id: string, projectId: string) => ofProject >= 0 && (book.bookingsOf(projectId) ?? []).some(({ resourceId }) => resourceId === id);
    return resources.filter((resource) => (freeIds?.has(resource.id) ?? true) && isShown(resource, filters, isBookedFor));
  }, [resources, filters, freeIds, book, ofProject]);
  const byProject = rows === "resources" && group === "project" ? changes : 0;
  const groups = useMemo(() => {
    if (rows === "projects") return clientsOf([...projects.values()].filter(({ id, name, client, code }) => matches([name, client ?? "", code ?? ""], filters.q) && (filters.project === null || id === filters.project)), WORDS);
    return groupsOf(shown, group, WORDS, { bookings: group === "project" && byProject >= 0 ? book.all() : [], projects });
  }, [rows, shown, group, projects, filters.q, filters.project, book, byProject]);
  const isBars = show === "bars" || rows === "projects";
  const lines = useMemo(() => layOut(groups, isBars && changes >= 0 ? book.bookingsOf : undefined, closed, cache), [groups, isBars, book, closed, cache, changes]);
  const fold = (name: string) => setClosed((now) => new Set(now.has(name) ? [...now].filter((one) => one !== name) : [...now, name]));
  return { lines, shown, fold, changes };
}

const matches = (parts: string[], q: string | null) => parts.some((part) => part.toLowerCase().includes((q ?? "").trim().toLowerCase()));
