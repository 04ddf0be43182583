"use client";
import Link from "next/link";
import type { Page } from "@/lib/page";
import type { Hold } from "@/modules/booking/holds/contract";
import type { BookingRequest } from "@/modules/booking/requests/contract";
import { useLoaded } from "@/ui/api/use-loaded";
import { text } from "@/ui/text/en";
import { BookingLines } from "./booking-lines";
import { Await, PanelSection } from "./panel-parts";

const MOST = 50;
/** The next ones; the lists below have the rest. */
const MOST_SHOWN = 6;

type Props = { id: string; zone: string; change: number; onBooking: (id: string) => void };

/** What of a project is not settled: its holds and requests, and what it is made of beside plain bookings. */
export function ProjectWaiting({ id, zone, change, onBooking }: Props) {
  const holds = useOf<Hold>("holds", id, change);
  const requests = useOf<BookingRequest>("requests", id, change);
  const bundles = useOf("bundles", id, change);
  const series = useOf("series", id, change);
  const placeholders = useOf("placeholders", id, change);
  const lines = holds.value && requests.value && [...holds.value.items, ...requests.value.items].toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start)).slice(0, MOST_SHOWN);
  const rest = [
    { path: "/holds", words: text.panels.holds, page: holds.value },
    { path: "/requests", words: text.panels.requests, page: requests.value },
    { path: "/bundles", words: text.panels.bundles, page: bundles.value },
    { path: "/series", words: text.panels.series, page: series.value },
    { path: "/placeholders", words: text.panels.placeholders, page: placeholders.value },
  ].flatMap(({ page, ...one }) => (page && page.items.length > 0 ? [{ ...one, n: `${page.items.length}${page.nextCursor ? "+" : ""}` }] : []));
  return (
    <>
      <PanelSection title={text.panels.waiting}>
        <Await loaded={{ value: lines, problem: holds.problem ?? requests.problem }}>
          {(all) =>
            all.length === 0 ? (
              <p className="text-sm text-muted">{text.panels.waitingNone}</p>
            ) : (
              <BookingLines label={text.panels.waiting} zone={zone} onBooking={onBooking} lines={all.map((booking) => ({ ...booking, name: [booking.resourceName, booking.title].filter(Boolean).join(" · ") }))} />
            )
          }
        </Await>
      </PanelSection>
      <PanelSection title={text.panels.rest}>
        <ul className="space-y-1">
          {rest.map(({ path, words, n }) => (
            <li key={path}>
              <Link href={path} className="text-accent underline-offset-3 hover:underline">
                {words(n)}
              </Link>
            </li>
          ))}
          <li>
            <Link href={`/projects/${id}`} className="text-accent underline-offset-3 hover:underline">
              {text.panels.whole}
            </Link>
          </li>
        </ul>
      </PanelSection>
    </>
  );
}

function useOf<T = unknown>(path: string, projectId: string, change: number) {
  return useLoaded<Page<T>>(`v1/${path}?projectId=${projectId}&limit=${MOST}`, change);
}
