import { isoOfMillis } from "@/lib/time";
import type { Ground as Told } from "@/modules/booking/board/contract";
import { callApi } from "@/ui/api/client";
import { text } from "@/ui/text/en";
import type { GroundBook, Stretch } from "./ground";
import type { Axis } from "./windows";

const stretch = ([start, end]: readonly [number, number, ...unknown[]]): Stretch => ({ startMs: Math.round(start * 1_000), endMs: Math.round(end * 1_000) });

/** Reads a window of working time. @returns a reader for createWindows */
export const readGround = (ground: GroundBook) => async (_: Axis, ids: readonly string[], span: { fromMs: number; toMs: number }): Promise<number> => {
  const { position, items } = await callApi<Told>(`v1/resources/ground?from=${isoOfMillis(span.fromMs)}&to=${isoOfMillis(span.toMs)}&resourceIds=${ids.join(",")}`);
  ground.load(span, items.map(({ resourceId, work, away }) => ({ resourceId, work: work.map(stretch), away: away.map((one) => ({ ...stretch(one), why: one[3] ?? text.board.away[one[2]] })) })));
  return position;
};
