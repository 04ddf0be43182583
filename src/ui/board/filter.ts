import type { BoardBooking, BoardResource, BoardStatus } from "./types";

/** What is left out of the board, or drawn pale; null: all. `freeIds`: those who are free when that is asked for. */
export type Filters = {
  q: string | null;
  kind: BoardResource["kind"] | null;
  department: string | null;
  tag: string | null;
  skill: string | null;
  project: string | null;
  status: BoardStatus | null;
};
export const NO_FILTERS: Filters = { q: null, kind: null, department: null, tag: null, skill: null, project: null, status: null };
export const isFiltered = (filters: Filters): boolean => Object.values(filters).some((value) => value !== null);

/**
 * Whether a resource has a row: it is what is asked for, and booked for the project that is.
 * @param isBookedFor whether it has a booking for the project, in what is known
 */
export function isShown(resource: BoardResource, { q, kind, department, tag, skill, project }: Filters, isBookedFor: (resourceId: string, projectId: string) => boolean): boolean {
  const { id, name, tags, skills } = resource;
  if ((kind !== null && resource.kind !== kind) || (department !== null && resource.department !== department)) return false;
  if ((tag !== null && !tags.includes(tag)) || (skill !== null && !skills.includes(skill))) return false;
  if (project !== null && !isBookedFor(id, project)) return false;
  const typed = (q ?? "").trim().toLowerCase();
  return typed === "" || [name, resource.department ?? "", ...tags, ...skills].some((part) => part.toLowerCase().includes(typed));
}

/** Whether a bar stands back: it is of another project or status than the one asked for. */
export const isPale = ({ projectId, status }: BoardBooking, filters: Pick<Filters, "project" | "status">): boolean =>
  (filters.project !== null && projectId !== filters.project) || (filters.status !== null && status !== filters.status);
