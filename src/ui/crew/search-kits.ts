import type { Page } from "@/lib/page";
import type { NamedKit } from "@/modules/booking/kits/contract";
import { callApi } from "@/ui/api/client";
import type { Option } from "@/ui/primitives/option-list";
import { needWords } from "./need-words";

const SHOWN = 40;

/** What a kit has, in one line. */
export function kitWords({ needs, resources }: NamedKit): string {
  return needs.map((need) => needWords(need, (id) => resources.find((resource) => resource.id === id)?.name)).join(", ");
}

/** A kit as something to choose. */
export const kitOption = ({ id, name }: Pick<NamedKit, "id" | "name">): Option => ({ value: id, label: name });

/** The kits of the studio that match, asked of the server. */
export async function searchKits(typed: string): Promise<Option[]> {
  const { items } = await callApi<Page<NamedKit>>(`v1/kits?${new URLSearchParams({ q: typed.trim(), limit: String(SHOWN) })}`);
  return items.map(kitOption);
}
