import { CalendarPlus } from "lucide-react";
import Link from "next/link";
import type { Candidate } from "@/modules/booking/availability/contract";
import { formatMoney, formatSlot } from "@/ui/format";
import { Badge } from "@/ui/primitives/badge";
import { Button } from "@/ui/primitives/button";
import { KindIcon } from "@/ui/schedule/kind-icon";
import { text } from "@/ui/text/en";
import { FreeStrip } from "./free-strip";

type Props = { candidate: Candidate; isSlot: boolean; range: { startMs: number; endMs: number }; zone: string; bookHref: string | undefined };

/** Somebody who can do it: how much of it, at what cost, and when they are free. */
export function CandidateItem({ candidate, isSlot, range, zone, bookHref }: Props) {
  const { name, kind, department, fit, minutes, percent, slot, freeMinutes, heldMinutes, cost, workedOnProject } = candidate;
  const when = formatSlot(Date.parse(slot.start), Date.parse(slot.end), zone);
  const where = !isSlot ? text.find.within(when) : fit === "wholly" ? text.find.at(when) : text.find.longest(when);
  const about = [where, text.find.free(freeMinutes), heldMinutes > 0 && text.find.held(heldMinutes)].filter(Boolean).join(" · ");
  return (
    <li className="grid grid-cols-[minmax(0,20rem)_minmax(0,1fr)_auto] items-center gap-x-5 gap-y-2 border-b px-4 py-3 max-lg:grid-cols-1">
      <div className="min-w-0">
        <h3 className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          <KindIcon kind={kind} named />
          <span className="wrap-break-word">{name}</span>
          <Badge tone={fit === "wholly" ? "ok" : "warn"}>{fit === "wholly" ? text.find.wholly : text.find.partly(minutes, percent)}</Badge>
          {workedOnProject && <Badge tone="accent">{text.find.knows}</Badge>}
        </h3>
        <p className="text-sm text-muted">{[department, cost ? formatMoney(cost) : text.find.noRate].filter(Boolean).join(" · ")}</p>
      </div>
      <div className="min-w-0 space-y-1">
        <FreeStrip candidate={candidate} range={range} zone={zone} />
        <p className="text-sm text-muted">{about}</p>
      </div>
      {bookHref && (
        <Button asChild size="sm" className="justify-self-start">
          <Link href={bookHref} aria-label={text.find.bookOn(name)}>
            <CalendarPlus aria-hidden />
            {text.find.book}
          </Link>
        </Button>
      )}
    </li>
  );
}
