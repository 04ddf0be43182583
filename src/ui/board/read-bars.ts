import type { Board } from "@/modules/booking/board/contract";
import { isoOfMillis } from "@/lib/time";
import { callApi } from "@/ui/api/client";
import type { Book } from "./book";
import { bookingOf } from "./news";
import type { Axis } from "./windows";

const PARAMETERS: Record<Exclude<Axis, "all">, string> = { resources: "resourceIds", projects: "projectIds" };

/** Reads a window of bookings into a book. @returns a reader for createWindows */
export const readBars = (book: Book) => async (axis: Axis, ids: readonly string[], span: { fromMs: number; toMs: number }): Promise<number> => {
  const whose = axis === "all" ? "" : `&${PARAMETERS[axis]}=${ids.join(",")}`;
  const { position, bars } = await callApi<Board>(`v1/bookings/bars?from=${isoOfMillis(span.fromMs)}&to=${isoOfMillis(span.toMs)}${whose}`);
  const those = new Set(ids);
  book.load(span, ({ resourceId, projectId }) => axis === "all" || those.has(axis === "resources" ? resourceId : (projectId ?? "")), position, bars.map(bookingOf));
  return position;
};
