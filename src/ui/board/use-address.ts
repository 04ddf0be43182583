"use client";
import { useQueryStates } from "nuqs";
import { useMemo } from "react";
import { boardAddress } from "./address";
import type { Filters } from "./filter";

/** What of the board stands in its address, and how it is changed; the page stays what it is. */
export function useAddress() {
  const [address, set] = useQueryStates(boardAddress, { history: "replace", shallow: true, clearOnDefault: true });
  const { q, kind, department, tag, skill, project, status } = address;
  const filters = useMemo<Filters>(() => ({ q, kind, department, tag, skill, project, status }), [q, kind, department, tag, skill, project, status]);
  return { address, set, filters };
}
