import type { Option } from "@/ui/primitives/option-list";
import type { ScheduleProject } from "./types";

/** A project as something to choose. */
export function projectOption({ id, name, client, code, colour }: ScheduleProject): Option {
  return { value: id, label: name, detail: code ?? client, colour };
}

/** The projects whose name, client or code has what is typed. */
export function searchProjects(projects: readonly ScheduleProject[], typed: string): Option[] {
  const wanted = typed.trim().toLowerCase();
  const has = (part: string | null) => part?.toLowerCase().includes(wanted) ?? false;
  return projects.filter(({ name, client, code }) => has(name) || has(client) || has(code)).slice(0, 100).map(projectOption);
}
