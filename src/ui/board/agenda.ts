import { Temporal } from "@/lib/time";
import type { Line } from "./rows";
import { startOf } from "./scale";
import type { BoardBooking, BoardRow } from "./types";

export type AgendaDay = { date: string; fromMs: number; toMs: number };

/** The week of a date, from its Monday on, in a zone. */
export function weekAround(date: string, zone: string): AgendaDay[] {
  const day = Temporal.PlainDate.from(date);
  const monday = day.subtract({ days: day.dayOfWeek - 1 });
  return Array.from({ length: 7 }, (_, i) => {
    const one = monday.add({ days: i });
    return { date: one.toString(), fromMs: startOf(one, zone), toMs: startOf(one.add({ days: 1 }), zone) };
  });
}

const isOn = ({ startMs, endMs }: BoardBooking, { fromMs, toMs }: AgendaDay) => startMs < toMs && endMs > fromMs;

/** Who is booked on a day and for what, in the order of the rows and of time; each row once, also where it stands in several groups. */
export function agendaOf(lines: readonly Line[], bookingsOf: (rowId: string) => readonly BoardBooking[] | undefined, day: AgendaDay): { row: BoardRow; bookings: BoardBooking[] }[] {
  const rows = new Map(lines.flatMap((line) => (line.kind === "row" ? [[line.row.id, line.row] as const] : [])));
  return [...rows.values()].flatMap((row) => {
    const bookings = (bookingsOf(row.id) ?? []).filter((booking) => isOn(booking, day)).toSorted((a, b) => a.startMs - b.startMs);
    return bookings.length > 0 ? [{ row, bookings }] : [];
  });
}
