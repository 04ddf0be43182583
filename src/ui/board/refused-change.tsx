"use client";
import { useState } from "react";
import type { Blocker, Booked } from "@/modules/booking/contract";
import type { ApiProblem } from "@/ui/api/client";
import { Refused } from "@/ui/booking/refused";
import { formatSlot } from "@/ui/format";
import { useWrites } from "@/ui/live/live-context";
import { text } from "@/ui/text/en";
import type { Place } from "./gesture";
import type { BoardBooking } from "./types";

export type RefusedMove = { booking: BoardBooking; place: Place; problem: ApiProblem };

type Props = { move: RefusedMove; resourceName: string | undefined; zone: string; colourOf: (projectId: string) => string | undefined; onShow: (blocker: Blocker) => void; onDone: (booking: Booked) => void; onGiveUp: () => void };

/** Why a booking could not be put where it was dropped, and each way on from there. It is back where it was. */
export function RefusedChange({ move: { booking, place, problem: first }, resourceName, zone, colourOf, onShow, onDone, onGiveUp }: Props) {
  const writes = useWrites();
  const [problem, setProblem] = useState(first);
  const [pending, setPending] = useState(false);
  const iso = (ms: number) => new Date(ms).toISOString(); // oxlint-disable-line -- a moment for the wire, not a time to reckon with
  const wanted = { resourceId: place.resourceId, start: iso(place.startMs), end: iso(place.endMs) };
  const attempt = async (body: object, version = booking.version) => {
    setPending(true);
    try {
      onDone(await writes.change(booking.id, version, { ...wanted, ...body }));
    } catch (error) {
      setProblem(error as ApiProblem);
    }
    setPending(false);
  };
  return (
    <div className="space-y-3.5">
      <p className="text-muted">{text.board.moving(booking.title || (resourceName ?? ""), formatSlot(place.startMs, place.endMs, zone))}</p>
      <Refused
        problem={problem}
        fields={[]}
        {...{ resourceName, zone, pending, colourOf, onShow }}
        onOverride={(override) => void attempt({ override })}
        onTime={({ start, end }) => void attempt({ start, end })}
        onResource={({ value }) => void attempt({ resourceId: value })}
        onKeepMine={(version) => void attempt({}, version)}
        onTakeTheirs={onGiveUp}
      />
    </div>
  );
}
