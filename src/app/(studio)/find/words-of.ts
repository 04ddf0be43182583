import type { Words } from "@/ui/find/words";

type Row = { department: string | null; skills: string[]; tags: string[] };

/** What the resources of the studio have, each once and by name. */
export function wordsOf(resources: readonly Row[]): Words {
  const sorted = (words: string[]) => [...new Set(words)].toSorted((a, b) => a.localeCompare(b));
  return { departments: sorted(resources.flatMap(({ department }) => department ?? [])), skills: sorted(resources.flatMap(({ skills }) => skills)), tags: sorted(resources.flatMap(({ tags }) => tags)) };
}
