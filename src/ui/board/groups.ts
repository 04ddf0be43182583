import type { BoardBooking, BoardProject, BoardResource } from "./types";
import type { Grouping } from "./rows";

const KINDS = ["artist", "room", "equipment"];

export type Words = { kinds: Record<string, string>; noSkill: string; noProject: string };

/**
 * The groups in which resources stand, by name; within one artists come before rooms before equipment, and then as they came. By project: under each
 * project that they are booked for in what is known, and at the end those that are free.
 */
export function groupsOf(resources: readonly BoardResource[], grouping: Grouping, words: Words, booked: { bookings: Iterable<BoardBooking>; projects: ReadonlyMap<string, BoardProject> }): { name: string; resources: BoardResource[] }[] {
  const byKind = resources.toSorted((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
  const projectsOf = grouping === "project" ? projectNames(booked) : undefined;
  const namesOf = ({ id, kind, department, skills }: BoardResource): string[] => {
    if (grouping === "kind") return [words.kinds[kind] ?? kind];
    if (grouping === "skill") return skills.length > 0 ? skills : [words.noSkill];
    if (grouping === "project") return [...(projectsOf?.get(id) ?? [words.noProject])];
    return [department ?? words.kinds[kind] ?? kind];
  };
  const groups = new Map<string, BoardResource[]>();
  for (const resource of byKind) {
    for (const name of namesOf(resource)) {
      const there = groups.get(name);
      if (there) there.push(resource);
      else groups.set(name, [resource]);
    }
  }
  const last = [words.noSkill, words.noProject];
  const rank = ({ name, resources: [first] }: { name: string; resources: BoardResource[] }) => (last.includes(name) ? 9 : grouping === "kind" || grouping === "department" ? KINDS.indexOf(first?.kind ?? "") : 0);
  return [...groups].map(([name, members]) => ({ name, resources: members })).toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

function projectNames({ bookings, projects }: { bookings: Iterable<BoardBooking>; projects: ReadonlyMap<string, BoardProject> }): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const { resourceId, projectId } of bookings) {
    const name = projects.get(projectId ?? "")?.name;
    if (name === undefined) continue;
    const there = names.get(resourceId);
    if (there) there.add(name);
    else names.set(resourceId, new Set([name]));
  }
  return names;
}
