import type { Resource } from "@/modules/resource/contract";
import type { Page } from "@/lib/page";
import { callApi } from "@/ui/api/client";
import type { Option } from "@/ui/primitives/option-list";
import { text } from "@/ui/text/en";

const SHOWN = 40;

/** A resource as something to choose. */
export function resourceOption({ id, name, department, kind }: Pick<Resource, "id" | "name" | "department" | "kind">): Option {
  return { value: id, label: name, detail: department ?? text.kind[kind] };
}

/** The resources of the studio that match, asked of the server: there may be thousands. */
export async function searchResources(typed: string): Promise<Option[]> {
  const query = new URLSearchParams({ q: typed.trim(), limit: String(SHOWN) });
  const { items } = await callApi<Page<Resource>>(`v1/resources?${query}`);
  return items.map(resourceOption);
}
