import type { Role } from "@/lib/principal";
import type { Steps } from "@/ui/welcome/steps";
import type { Counts } from "./navigation";

/** The studio that is looked at, and who looks. */
export type Studio = {
  id: string;
  name: string;
  timeZone: string;
  person: { id: string; name: string };
  role: Role;
  canWrite: boolean;
  /** What waits at the places that count it. */
  counts: Counts;
  /** What it has of what a schedule needs; nothing for who cannot add to it. */
  steps: Steps | undefined;
};

/** What a browser keeps, it keeps for this studio and this person. */
export const scopeOf = ({ id, person }: Pick<Studio, "id" | "person">) => `${id}:${person.id}`;
