import type { Page } from "@/lib/page";
import type { Project } from "@/modules/project/contract";
import type { Resource, ResourceKind } from "@/modules/resource/contract";
import { callApi } from "@/ui/api/client";
import { resourceOption } from "@/ui/booking/search-resources";
import type { Option } from "@/ui/primitives/option-list";
import { projectOption } from "@/ui/schedule/project-options";

/** A resource or a project that the server found. */
export type Found = Option & { kind: ResourceKind | "project" };

const SHOWN = 6;
const LONGEST = 200;

/** Resources by name or department, then projects by name, client or code. */
export async function findByName(typed: string): Promise<Found[]> {
  const query = new URLSearchParams({ q: typed.trim().slice(0, LONGEST), limit: String(SHOWN) });
  const [resources, projects] = await Promise.all([callApi<Page<Resource>>(`v1/resources?${query}`), callApi<Page<Project>>(`v1/projects?${query}`)]);
  return [...resources.items.map((resource) => ({ ...resourceOption(resource), kind: resource.kind })), ...projects.items.map((project) => ({ ...projectOption(project), kind: "project" as const }))];
}
