import { Clapperboard, type LucideIcon } from "lucide-react";
import { kindIcons } from "@/ui/schedule/kind-icon";
import type { Found } from "./found";

/** What can be chosen: by an address where it leads to, or by what it does. */
export type Entry = {
  id: string;
  label: string;
  detail?: string | undefined;
  icon: LucideIcon;
  /** Of the icon. */
  colour?: string | undefined;
  /** Other words that find it. */
  words?: string;
  go: string | (() => void);
};

/** A person, a room, a piece of equipment or a project: it is shown on the board. */
export function foundEntry({ value, label, detail, colour, kind }: Found): Entry {
  const icon = kind === "project" ? Clapperboard : kindIcons[kind];
  return { id: value, label, detail: detail ?? undefined, colour, icon, go: kind === "project" ? `/board?project=${value}` : `/board?resource=${value}` };
}

/** Whether each word that is typed begins a word of the entry. */
export function matches(typed: string, { label, detail = "", words = "" }: Pick<Entry, "label" | "detail" | "words">): boolean {
  const own = `${label} ${detail} ${words}`.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return typed.toLowerCase().split(/\s+/).every((word) => own.some((begun) => begun.startsWith(word)));
}
