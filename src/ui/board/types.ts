import type { ResourceKind } from "@/modules/resource/contract";

/** What the board knows of a resource: its row. */
export type BoardResource = { id: string; kind: ResourceKind; name: string; department: string | null; timeZone: string; capacity: number; tags: string[]; skills: string[] };

export type BoardProject = { id: string; name: string; client: string | null; code: string | null; colour: string };

/** What bookings are put in rows by, and a row. The bars of a project are as low as can be: it has no capacity. */
export type Rows = "resources" | "projects";
export type BoardRow = { id: string; name: string; capacity: number; resource: BoardResource | undefined; project: BoardProject | undefined };

export type BoardStatus = "confirmed" | "hold" | "requested";

/** What the board knows of a booking: its bar. Milliseconds since 1970, `[startMs, endMs)`. */
export type BoardBooking = {
  id: string;
  resourceId: string;
  /** Null: of a project that one may not read. */
  projectId: string | null;
  status: BoardStatus;
  title: string;
  startMs: number;
  endMs: number;
  allocation: number;
  version: number;
  isBundle: boolean;
  isSeries: boolean;
  /** Which option on its resource a hold is, 1 the first; null: no hold, or not known. */
  rank: number | null;
  /** Leave, a closed day or less capacity came after it was confirmed. */
  hasConflict: boolean;
  /** Given in days: it takes only the hours of each day. */
  isInDays: boolean;
  /** It was sent, and is not answered yet. */
  isPending?: boolean;
};
