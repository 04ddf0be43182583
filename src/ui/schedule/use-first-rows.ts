"use client";
import { startTransition, useEffect, useState } from "react";
import { firstRows, type Group } from "./rows";

/** More than any screen shows. */
const AT_FIRST = 60;

/**
 * The server draws only the first rows, so that a studio of a thousand is there as soon as one of ten; the browser adds the
 * others, without holding up whoever is already working.
 * @returns the rows to draw, and the height of those still missing
 */
export function useFirstRows(groups: Group[]): { groups: Group[]; missing: number } {
  const [all, setAll] = useState(false);
  useEffect(() => startTransition(() => setAll(true)), []);
  return all ? { groups, missing: 0 } : firstRows(groups, AT_FIRST);
}
