import type { ResourceKind } from "@/modules/resource/contract";
import { readWeek } from "./week";

export const KINDS = ["artist", "room", "equipment"] as const satisfies readonly ResourceKind[];

/** What a schedule is asked for, as it stands in the address: whoever opens it sees the same. */
export type ScheduleFilters = {
  week: string | undefined;
  kind: ResourceKind | undefined;
  department: string | undefined;
  projectId: string | undefined;
  q: string | undefined;
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads an address; what makes no sense in it is left out. */
export function readFilters(params: Record<string, string | string[] | undefined>): ScheduleFilters {
  const one = (name: string) => {
    const value = params[name];
    return (typeof value === "string" && value.trim()) || undefined;
  };
  const project = one("project");
  return {
    week: readWeek(one("week")),
    kind: KINDS.find((kind) => kind === one("kind")),
    department: one("department"),
    projectId: project && UUID.test(project) ? project : undefined,
    q: one("q")?.slice(0, 200),
  };
}

/** The address of a schedule. @param focus a booking to show and mark */
export function scheduleHref({ week, kind, department, projectId, q }: Partial<ScheduleFilters>, focus?: string): string {
  const params = Object.entries({ week, kind, department, project: projectId, q, focus }).flatMap(([key, value]) => (value ? [[key, value]] : []));
  return params.length === 0 ? "/schedule" : `/schedule?${new URLSearchParams(params)}`;
}

/** Whether the filters leave resources out. */
export function isFiltered({ kind, department, projectId, q }: ScheduleFilters): boolean {
  return [kind, department, projectId, q].some((filter) => filter !== undefined);
}
