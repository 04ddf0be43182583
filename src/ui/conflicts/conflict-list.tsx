"use client";
import { CircleCheck, UserRoundX } from "lucide-react";
import Link from "next/link";
import type { Page } from "@/lib/page";
import type { Conflict } from "@/modules/booking/conflicts/contract";
import { formatSlot } from "@/ui/format";
import { listHref } from "@/ui/list/list-href";
import { Paging } from "@/ui/list/paging";
import { Badge } from "@/ui/primitives/badge";
import { Button } from "@/ui/primitives/button";
import { EmptyState } from "@/ui/primitives/empty-state";
import { Table, TableCell, TableHead, TableRow } from "@/ui/primitives/table";
import { scheduleHref } from "@/ui/schedule/filters";
import { dateAt, weekOf } from "@/ui/schedule/week";
import { PageHeader } from "@/ui/shell/page-header";
import { text } from "@/ui/text/en";

const PATH = "/conflicts";

type Props = { page: Page<Conflict>; cursor: string | undefined; zone: string; today: string; canWrite: boolean };

/** The bookings of who is away by now, the next ones first, and the way to put somebody else in their place. */
export function ConflictList({ page, cursor, zone, today, canWrite }: Props) {
  return (
    <>
      <PageHeader title={text.conflicts.title} lead={text.conflicts.lead} />
      {page.items.length === 0 ? (
        <EmptyState icon={CircleCheck} title={text.conflicts.none}>
          {text.conflicts.noneDetail}
        </EmptyState>
      ) : (
        <div className="border-t">
          <Table label={text.conflicts.title}>
            <thead>
              <tr>
                <TableHead>{text.conflicts.who}</TableHead>
                <TableHead>{text.conflicts.booking}</TableHead>
                <TableHead>{text.conflicts.when}</TableHead>
                <TableHead>{text.conflicts.away}</TableHead>
                {canWrite && (
                  <TableHead>
                    <span className="sr-only">{text.conflicts.replace}</span>
                  </TableHead>
                )}
              </tr>
            </thead>
            <tbody>
              {page.items.map((conflict) => (
                <ConflictRow key={conflict.booking.id} conflict={conflict} zone={zone} today={today} canWrite={canWrite} />
              ))}
            </tbody>
          </Table>
        </div>
      )}
      <Paging path={PATH} filters={{}} cursor={cursor} nextCursor={page.nextCursor} />
    </>
  );
}

function ConflictRow({ conflict: { booking, resourceName, projectName, absences }, zone, today, canWrite }: { conflict: Conflict; zone: string; today: string; canWrite: boolean }) {
  const [startMs, endMs] = [Date.parse(booking.start), Date.parse(booking.end)];
  const name = booking.title || projectName || text.booking.masked;
  return (
    <TableRow>
      <TableCell className="font-medium whitespace-nowrap">{resourceName}</TableCell>
      <TableCell className="min-w-44">
        <Link href={scheduleHref({ week: weekOf(dateAt(startMs, zone)) }, booking.id)} className="font-medium underline-offset-3 hover:underline">
          {name}
        </Link>
        <span className="block text-sm text-muted">
          {[booking.title && projectName, booking.status !== "confirmed" && text.status[booking.status], booking.override && text.conflicts.onPurpose(booking.override)].filter(Boolean).join(" · ")}
        </span>
      </TableCell>
      <TableCell className="whitespace-nowrap">{formatSlot(startMs, endMs, zone)}</TableCell>
      <TableCell>
        <ul className="space-y-1">
          {absences.map(({ id, kind, start, end }) => (
            <li key={id} className="flex items-center gap-2 whitespace-nowrap">
              <Badge tone="danger">{text.conflicts.kinds[kind]}</Badge>
              {formatSlot(Date.parse(start), Date.parse(end), zone)}
            </li>
          ))}
        </ul>
      </TableCell>
      {canWrite && (
        <TableCell className="text-right">
          {projectName !== null && (
            <Button asChild size="sm">
              <Link href={replaceHref(booking.resourceId, absences, zone, today)} aria-label={text.conflicts.replaceFor(resourceName, name)}>
                <UserRoundX aria-hidden />
                {text.conflicts.replace}
              </Link>
            </Button>
          )}
        </TableCell>
      )}
    </TableRow>
  );
}

/** For as long as they are away, but not in the past. */
function replaceHref(resourceId: string, absences: Conflict["absences"], zone: string, today: string): string {
  const first = dateAt(Math.min(...absences.map(({ start }) => Date.parse(start))), zone);
  const last = dateAt(Math.max(...absences.map(({ end }) => Date.parse(end))) - 1, zone);
  const from = first < today ? today : first;
  return listHref("/replace", { left: resourceId, from, to: last < from ? from : last });
}
