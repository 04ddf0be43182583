import type { Problem } from "@/lib/problem";
import type { Blocker, Booking, SeenBooking } from "../contract";
import { presentBooking } from "../present";
import type { PricedRow } from "../repository";
import type { Replaced, Replacement, ReplaceOutcome } from "./contract";
import type { Skipped } from "./load-replacement";
import type { Moved, Unfit } from "./move-planned";

type Done = { moved: Moved[]; unfit: Unfit[]; skipped: Skipped[] };
type Masked = (booking: Booking) => SeenBooking;

/** One item for each booking, by start. @param isStored whether the new bookings are there now, to be found by their ids */
export function presentItems({ moved, unfit, skipped }: Done, masked: Masked, isStored: boolean): Replaced[] {
  const items = [...moved.map((one) => presentMoved(one, masked, isStored)), ...unfit.map((one) => presentUnfit(one, masked)), ...skipped.map(({ row, skipped: reason }) => ({ ...presentRow(row, "skipped", masked), skipped: reason }))];
  return items.toSorted((a, b) => (a.booking.start < b.booking.start ? -1 : Number(a.booking.start > b.booking.start)));
}

export function countItems(items: Replaced[]): Replacement["counts"] {
  const counts = { moved: 0, split: 0, conflict: 0, skipped: 0 };
  for (const { outcome } of items) counts[outcome]++;
  return counts;
}

function presentRow(row: PricedRow, outcome: ReplaceOutcome, masked: Masked): Replaced {
  return { bookingId: row.id, outcome, booking: masked(presentBooking(row)), movedId: null, tailId: null, start: null, end: null, cost: null, warnings: [], problem: null, skipped: null };
}

function presentMoved({ planned, booking, tail, isSplit }: Moved, masked: Masked, isStored: boolean): Replaced {
  const { start, end, cost, warnings = [] } = booking;
  return {
    ...presentRow(planned.row, isSplit ? "split" : "moved", masked),
    movedId: isStored || !isSplit ? booking.id : null,
    tailId: isStored && tail ? tail.id : null,
    start,
    end,
    cost,
    warnings,
  };
}

function presentUnfit({ planned, problem }: Unfit, masked: Masked): Replaced {
  return { ...presentRow(planned.row, "conflict", masked), problem: presentProblem(problem) };
}

const presentProblem = ({ code, message, extra }: Problem) => ({ code, detail: message, conflicts: (extra.conflicts as Blocker[] | undefined) ?? [] });
