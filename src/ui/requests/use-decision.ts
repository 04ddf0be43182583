"use client";
import type { Booked, Booking } from "@/modules/booking/contract";
import type { BookingRequest } from "@/modules/booking/requests/contract";
import { type ApiProblem, callApi } from "@/ui/api/client";
import { useSubmit } from "@/ui/api/use-submit";
import { useToast } from "@/ui/primitives/toast";
import { text } from "@/ui/text/en";

export type Choice = { decision: "approve"; status: "confirmed" | "hold" } | { decision: "decline"; note: string };

const SAID = { confirmed: text.requests.confirmed, hold: text.requests.held, cancelled: text.requests.declined };

/** Decides about a request, and offers to take that back. */
export function useDecision({ id }: BookingRequest, onDecided: () => void) {
  const toast = useToast();
  const reopen = async ({ version }: Booked) => {
    try {
      await callApi<Booking>(`v1/bookings/${id}`, { method: "PATCH", body: { status: "requested" }, version });
      toast({ title: text.requests.undone });
    } catch (error) {
      const { title, detail } = error as ApiProblem;
      toast({ title, detail, tone: "danger" });
    }
    onDecided();
  };
  return useSubmit(async (choice: Choice) => {
    const booking = await callApi<Booked>(`v1/bookings/${id}/decision`, { method: "POST", body: choice });
    toast({ title: SAID[booking.status as keyof typeof SAID], action: { label: text.action.undo, run: () => void reopen(booking) } });
    onDecided();
  });
}
