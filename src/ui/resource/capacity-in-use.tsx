import Link from "next/link";
import type { ApiProblem } from "@/ui/api/client";
import { formatSlot } from "@/ui/format";
import { Alert } from "@/ui/primitives/alert";
import { scheduleHref } from "@/ui/schedule/filters";
import { dateAt, weekOf } from "@/ui/schedule/week";
import { text } from "@/ui/text/en";

const SHOWN = 8;

/** The bookings that a lower capacity leaves no room for, each with the way to it. */
export function CapacityInUse({ problem: { conflicts, detail }, zone }: { problem: ApiProblem; zone: string }) {
  return (
    <Alert tone="danger" title={text.capacity.inUse(conflicts.length)}>
      <p>{detail}</p>
      <ul className="mt-1.5 space-y-1">
        {conflicts.slice(0, SHOWN).map(({ bookingId, projectName, title, start, end }) => (
          <li key={bookingId}>
            <Link href={scheduleHref({ week: weekOf(dateAt(Date.parse(start), zone)) }, bookingId)} className="font-medium underline underline-offset-2">
              {[projectName ?? text.refusal.confidential, title].filter(Boolean).join(" · ")}
            </Link>
            <span className="block text-sm text-muted">{formatSlot(Date.parse(start), Date.parse(end), zone, false)}</span>
          </li>
        ))}
        {conflicts.length > SHOWN && <li>{text.refusal.more(conflicts.length - SHOWN)}</li>}
      </ul>
    </Alert>
  );
}
