import { Problem } from "@/lib/problem";

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

const PAGE_SIZE = 50;

/** A parameter of an address, trimmed; undefined when it is empty or given twice. */
export function param(params: Awaited<SearchParams>, name: string): string | undefined {
  const value = params[name];
  return (typeof value === "string" && value.trim().slice(0, 500)) || undefined;
}

/** A page of a list; the first one when the cursor in the address is not of this list. */
export async function pageAt<T>(cursor: string | undefined, list: (page: { limit: number; cursor?: string }) => Promise<T>): Promise<T> {
  if (cursor === undefined) return list({ limit: PAGE_SIZE });
  return list({ limit: PAGE_SIZE, cursor }).catch((error: unknown) => {
    if (error instanceof Problem && error.status === 400) return list({ limit: PAGE_SIZE });
    throw error;
  });
}
