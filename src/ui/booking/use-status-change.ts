"use client";
import type { Booking, BookingStatus } from "@/modules/booking/contract";
import { ApiProblem, callApi } from "@/ui/api/client";
import { useSubmit } from "@/ui/api/use-submit";
import { useToast } from "@/ui/primitives/toast";
import { text } from "@/ui/text/en";

const change = (booking: Booking, status: BookingStatus) => callApi<Booking>(`v1/bookings/${booking.id}`, { method: "PATCH", body: { status }, version: booking.version });

/** Confirms, holds or cancels a booking. After cancelling, undo is offered: a change like any other, which may be refused. */
export function useStatusChange(onChanged: (booking: Booking) => void) {
  const toast = useToast();

  const undo = async (cancelled: Booking, status: BookingStatus) => {
    try {
      onChanged(await change(cancelled, status));
      toast({ title: text.booking.restored });
    } catch (error) {
      const { title, detail } = error instanceof ApiProblem ? error : { title: text.problem.unknown, detail: text.problem.unknownDetail };
      toast({ title, detail, tone: "danger" });
    }
  };

  return useSubmit(async ({ booking, status }: { booking: Booking; status: BookingStatus }) => {
    const changed = await change(booking, status);
    onChanged(changed);
    if (status !== "cancelled") toast({ title: `${text.booking.changed}: ${text.status[status].toLowerCase()}` });
    else toast({ title: text.booking.cancelled, action: { label: text.action.undo, run: () => void undo(changed, booking.status) } });
  });
}
