import type { Page } from "@/lib/page";
import type { Project } from "@/modules/project/contract";
import { callApi } from "@/ui/api/client";
import type { Option } from "@/ui/primitives/option-list";
import { projectOption } from "@/ui/schedule/project-options";

const SHOWN = 40;

/** The projects of the studio that match, asked of the server. */
export async function searchProjects(typed: string): Promise<Option[]> {
  const query = new URLSearchParams({ q: typed.trim(), limit: String(SHOWN) });
  const { items } = await callApi<Page<Project>>(`v1/projects?${query}`);
  return items.map(projectOption);
}
