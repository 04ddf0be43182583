"use client";
import { useState } from "react";
import type { Booked, SeenDetailedBooking } from "@/modules/booking/contract";
import { useLoaded } from "@/ui/api/use-loaded";

/**
 * A booking with all its fields. While it is asked for again, because the schedule has seen another version of it, what
 * was there stays. `put` shows what a change answered, `again` asks for what is there now.
 */
export function useBooking(id: string, version: number | undefined) {
  const { value, problem, again } = useLoaded<SeenDetailedBooking>(`v1/bookings/${id}`, version);
  const [changed, put] = useState<Booked>();
  const isNewer = changed?.id === id && changed.version > (value?.version ?? 0);
  return { booking: isNewer ? changed : value, problem, put, again };
}
