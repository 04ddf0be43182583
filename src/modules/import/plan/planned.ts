import type { Draft, DraftChange } from "@/modules/booking";
import type { ImportRow } from "./parse-row";

/** What a row does: a new booking (no `change`), or a change of one. */
export type Planned = { line: number; row: ImportRow; id: string; draft: Draft; change?: DraftChange };
