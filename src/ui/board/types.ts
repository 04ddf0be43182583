import type { ResourceKind } from "@/modules/resource/contract";

/** What the board knows of a resource: its row. */
export type BoardResource = { id: string; kind: ResourceKind; name: string; department: string | null; timeZone: string; capacity: number; tags: string[]; skills: string[] };

export type BoardProject = { id: string; name: string; client: string | null; code: string | null; colour: string };

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
  /** It was sent, and is not answered yet. */
  isPending?: boolean;
};
