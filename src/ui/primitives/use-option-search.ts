"use client";
import { useEffect, useState } from "react";
import type { Option } from "./option-list";

const PAUSE_MS = 150;

type Found<T> = { typed: string; options: T[] | "failed" };

/**
 * The options for what is typed: after a pause, and a late answer to older text is dropped. While it searches, what was
 * found before stays.
 */
export function useOptionSearch<T extends Option>(search: (typed: string) => T[] | Promise<T[]>, typed: string, open: boolean) {
  const [found, setFound] = useState<Found<T>>();

  useEffect(() => {
    if (!open) return;
    let current = true;
    const ask = async () => {
      const options = await Promise.resolve(search(typed)).catch(() => "failed" as const);
      if (current) setFound({ typed, options });
    };
    const timer = setTimeout(() => void ask(), typed === "" ? 0 : PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [search, typed, open]);

  const options = found?.options ?? [];
  return { options: options === "failed" ? [] : options, searching: found?.typed !== typed, failed: options === "failed" };
}
