"use client";
import type { Booking } from "@/modules/booking/contract";
import type { DetailedSeries, SeriesDate, SeriesResult } from "@/modules/booking/series/contract";
import { ApiProblem, callApi } from "@/ui/api/client";
import { useSubmit } from "@/ui/api/use-submit";
import { useToast } from "@/ui/primitives/toast";
import { text } from "@/ui/text/en";

export type SeriesAction = { kind: "cancel"; date: SeriesDate } | { kind: "cancelFrom"; from: string | undefined } | { kind: "add"; dates: string[] | undefined };

/** What is done to a series at once, without a form. @param onDone the page is to show what is now there */
export function useSeriesActions(series: DetailedSeries, onDone: () => void) {
  const toast = useToast();
  const restore = async (booking: Booking, status: Booking["status"]) => {
    try {
      await callApi(`v1/bookings/${booking.id}`, { method: "PATCH", body: { status }, version: booking.version });
      toast({ title: text.booking.restored });
      onDone();
    } catch (error) {
      const { title, detail } = error instanceof ApiProblem ? error : { title: text.problem.unknown, detail: text.problem.unknownDetail };
      toast({ title, detail, tone: "danger" });
    }
  };

  const cancelOne = async ({ bookingId, version, state }: SeriesDate) => {
    const cancelled = await callApi<Booking>(`v1/bookings/${bookingId}`, { method: "PATCH", body: { status: "cancelled" }, ...(version === null ? {} : { version }) });
    const before = state === "held" ? "hold" : state === "requested" ? "requested" : "confirmed";
    toast({ title: text.booking.cancelled, action: { label: text.action.undo, run: () => void restore(cancelled, before) } });
  };
  const cancelFrom = async (from: string | undefined) => {
    const scope = from ? { scope: "following", from } : { scope: "all" };
    const { counts } = await callApi<SeriesResult>(`v1/series/${series.id}`, { method: "PATCH", body: { ...scope, status: "cancelled" }, version: series.version });
    toast({ title: text.series.cancelled(counts.cancelled) });
  };
  const add = async (dates: string[] | undefined) => {
    // What is still taken stays left out, whatever the policy was: the page says which.
    const { counts } = await callApi<SeriesResult>(`v1/series/${series.id}/dates`, { method: "POST", body: { ...(dates ? { dates } : {}), ...(series.onConflict === "stop" ? { onConflict: "skip" } : {}) } });
    toast({ title: text.series.added(counts.booked + counts.held + counts.substituted, counts.skipped), ...(counts.skipped > 0 ? { tone: "danger" as const } : {}) });
  };

  return useSubmit(async (action: SeriesAction) => {
    if (action.kind === "cancel") await cancelOne(action.date);
    else if (action.kind === "cancelFrom") await cancelFrom(action.from);
    else await add(action.dates);
    onDone();
  });
}
