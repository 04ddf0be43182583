"use client";
import { useState } from "react";
import type { Blocker, Booked } from "@/modules/booking/contract";
import type { ApiProblem } from "@/ui/api/client";
import { Refused } from "@/ui/booking/refused";
import { text } from "@/ui/text/en";

/** A change that was refused. `send` tries it again with something else about it; undefined of several at once. */
export type RefusedMove = { title: string; resourceId: string | undefined; when: string; problem: ApiProblem; send: ((more: object, version?: number) => Promise<Booked>) | undefined };

type Props = { move: RefusedMove; nameOf: (resourceId: string) => string | undefined; resourceName: string | undefined; zone: string; colourOf: (projectId: string) => string | undefined; onShow: (blocker: Blocker) => void; onDone: (booking: Booked) => void; onGiveUp: () => void };

/** Why a booking could not be put where it was dropped, and each way on from there. It is back where it was. */
export function RefusedChange({ move: { title, when, problem: first, send }, nameOf, resourceName, zone, colourOf, onShow, onDone, onGiveUp }: Props) {
  const [problem, setProblem] = useState(first);
  const [pending, setPending] = useState(false);
  const attempt = async (more: object, version?: number) => {
    if (!send) return;
    setPending(true);
    try {
      onDone(await send(more, version));
    } catch (error) {
      setProblem(error as ApiProblem);
    }
    setPending(false);
  };
  return (
    <div className="space-y-3.5">
      <p className="text-muted">{text.board.moving(title || (resourceName ?? ""), when)}</p>
      <Refused
        problem={problem}
        fields={[]}
        {...{ resourceName, zone, pending, colourOf, onShow }}
        onOverride={(override) => void attempt({ override })}
        onTime={({ start, end, from }) => void attempt(from ? { start: undefined, end: undefined, days: undefined, moveTo: from } : { start, end })}
        onResource={({ value }) => void attempt({ resourceId: value })}
        onKeepMine={(version) => void attempt({}, version)}
        onTakeTheirs={onGiveUp}
      />
      {problem.refusal.items && (
        <ul className="space-y-2">
          {problem.refusal.items.map(({ bookingId, resourceId, title: name, detail }) => (
            <li key={bookingId} className="rounded-md border px-3 py-2">
              <p className="font-medium">{[nameOf(resourceId), name].filter(Boolean).join(" · ")}</p>
              <p className="text-muted">{detail}</p>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
