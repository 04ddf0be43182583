"use client";
import { useEffect, useState } from "react";
import type { Page } from "@/lib/page";
import { callApi } from "@/ui/api/client";

type Named = { id: string; name: string };

/** More are asked for together, as a page of all of them; only who is not on that is asked for alone. */
const MOST_ALONE = 5;

/** What resources or projects are called; those that are not known yet, or not to be known, are missing. */
export function useNames(of: "resources" | "projects", ids: readonly string[]): ReadonlyMap<string, Named> {
  const [names, setNames] = useState<ReadonlyMap<string, Named>>(new Map());
  const wanted = [...new Set(ids)].toSorted().join(" ");
  useEffect(() => {
    let current = true;
    const put = (named: Named[]) => current && setNames((before) => new Map([...before, ...named.map((one) => [one.id, one] as const)]));
    const load = async (all: string[]) => {
      const page = all.length > MOST_ALONE ? await callApi<Page<Named>>(`v1/${of}?limit=500`).catch(() => undefined) : undefined;
      const known = new Map(page?.items.map((one) => [one.id, one]));
      put(all.flatMap((id) => known.get(id) ?? []));
      for (const id of all.filter((one) => !known.has(one))) put([await callApi<Named>(`v1/${of}/${id}`).catch(() => undefined)].filter((one) => one !== undefined));
    };
    void load(wanted === "" ? [] : wanted.split(" "));
    return () => {
      current = false;
    };
  }, [of, wanted]);
  return names;
}
