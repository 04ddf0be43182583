"use client";
import { useState } from "react";
import type { Booked, Booking, Days } from "@/modules/booking/contract";
import { ApiProblem } from "@/ui/api/client";
import { useSubmit } from "@/ui/api/use-submit";
import { useWrites } from "@/ui/live/live-context";
import { useToast } from "@/ui/primitives/toast";
import { text } from "@/ui/text/en";
import { warningsOf } from "./warnings";

/** What of a booking is to become other; as PATCH takes it. */
export type ChangeBody = Partial<Pick<Booking, "status" | "resourceId" | "start" | "end" | "override" | "expiresAt" | "phaseId">> & { days?: Days | null; moveTo?: string };
/** `said` is what is told when it is done. */
export type Wanted = { booking: Booking; body: ChangeBody; said: string };

/**
 * Changes a booking. When it is done, undo is offered: a change like any other, which may be refused. After the refusal of
 * a rule, `override` sends the same again with a reason.
 */
export function useChange(zone: string, onChanged: (booking: Booked) => void) {
  const toast = useToast();
  const writes = useWrites();
  const [wanted, setWanted] = useState<Wanted>();

  const undo = async ({ id, version }: Booked) => {
    try {
      onChanged(await writes.revert(id, version));
      toast({ about: id, title: text.history.undone });
    } catch (error) {
      const { title, detail } = error instanceof ApiProblem ? error : { title: text.problem.unknown, detail: text.problem.unknownDetail };
      toast({ about: id, title, detail, tone: "danger" });
    }
  };

  const { pending, problem, submit, fail } = useSubmit(async (change: Wanted) => {
    setWanted(change);
    const { booking, body, said } = change;
    const changed = await writes.change(booking.id, booking.version, body);
    onChanged(changed);
    const isNew = changed.version > booking.version;
    toast({ about: booking.id, title: said, warnings: warningsOf(changed, zone), ...(isNew && { action: { label: text.action.undo, run: () => void undo(changed) } }) });
  });
  const override = (reason: string) => wanted && void submit({ ...wanted, body: { ...wanted.body, override: reason } });
  return { pending, problem, submit, override, dismiss: () => fail(undefined) };
}
