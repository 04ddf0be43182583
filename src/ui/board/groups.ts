import type { Group, Grouping } from "./rows";
import type { BoardBooking, BoardProject, BoardResource, BoardRow } from "./types";

const KINDS = ["artist", "room", "equipment"];

export type Words = { kinds: Record<string, string>; noSkill: string; noProject: string; noClient: string };

export const rowOfResource = (resource: BoardResource): BoardRow => ({ id: resource.id, name: resource.name, capacity: resource.capacity, resource, project: undefined });
export const rowOfProject = (project: BoardProject): BoardRow => ({ id: project.id, name: project.name, capacity: Infinity, resource: undefined, project });

/** Projects by client, those without one at the end. */
export function clientsOf(projects: readonly BoardProject[], { noClient }: Words): Group[] {
  const names = [...new Set(projects.map(({ client }) => client ?? noClient))].toSorted((a, b) => Number(a === noClient) - Number(b === noClient) || a.localeCompare(b));
  const sorted = projects.toSorted((a, b) => a.name.localeCompare(b.name));
  return names.map((name) => ({ name, rows: sorted.filter(({ client }) => (client ?? noClient) === name).map(rowOfProject) }));
}

/**
 * The groups in which resources stand, by name; within one artists come before rooms before equipment, and then as they came. By project: under each
 * project that they are booked for in what is known, and at the end those that are free.
 */
export function groupsOf(resources: readonly BoardResource[], grouping: Grouping, words: Words, booked: { bookings: Iterable<BoardBooking>; projects: ReadonlyMap<string, BoardProject> }): Group[] {
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
  const rank = ({ name, rows: [first] }: Group) => (last.includes(name) ? 9 : grouping === "kind" || grouping === "department" ? KINDS.indexOf(first?.resource?.kind ?? "") : 0);
  return [...groups].map(([name, members]) => ({ name, rows: members.map(rowOfResource) })).toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
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
