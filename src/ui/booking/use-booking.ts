"use client";
import { useCallback, useEffect, useState } from "react";
import type { Booking } from "@/modules/booking/contract";
import { type ApiProblem, callApi } from "@/ui/api/client";

type Loaded = { key: string; booking?: Booking; problem?: ApiProblem };

/**
 * A booking with all its fields. While it is asked for again, because the schedule has seen another version of it, what
 * was there stays.
 */
export function useBooking(id: string, version: number | undefined) {
  const key = `${id} ${version}`;
  const [loaded, setLoaded] = useState<Loaded>();

  useEffect(() => {
    let current = true;
    const load = async () => {
      const answer = await callApi<Booking>(`v1/bookings/${id}`).then(
        (booking) => ({ booking }),
        (problem: ApiProblem) => ({ problem }),
      );
      if (current) setLoaded({ key, ...answer });
    };
    void load();
    return () => {
      current = false;
    };
  }, [id, key]);

  const put = useCallback((booking: Booking) => setLoaded({ key: `${booking.id} ${booking.version}`, booking }), []);
  const same = loaded?.key.startsWith(id) ? loaded : undefined;
  return { booking: same?.booking, problem: same?.problem, put };
}
