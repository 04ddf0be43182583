"use client";
import { ListOrdered } from "lucide-react";
import Link from "next/link";
import type { Page } from "@/lib/page";
import type { Hold } from "@/modules/booking/holds/contract";
import { formatDay, formatSlot } from "@/ui/format";
import { Paging } from "@/ui/list/paging";
import { EmptyState } from "@/ui/primitives/empty-state";
import { Table, TableCell, TableHead, TableRow } from "@/ui/primitives/table";
import { scheduleHref } from "@/ui/schedule/filters";
import { dateAt, weekOf } from "@/ui/schedule/week";
import { PageHeader } from "@/ui/shell/page-header";
import { text } from "@/ui/text/en";
import { ClockLine } from "./clock-line";
import { OptionBadge } from "./option-badge";

const PATH = "/holds";

/** The live holds of the studio, those that somebody waits for first. */
export function HoldList({ page, cursor, zone }: { page: Page<Hold>; cursor: string | undefined; zone: string }) {
  return (
    <>
      <PageHeader title={text.holds.title} lead={text.holds.lead} />
      {page.items.length === 0 ? (
        <EmptyState icon={ListOrdered} title={text.holds.none}>
          {text.holds.noneDetail}
        </EmptyState>
      ) : (
        <div className="border-t">
          <Table label={text.holds.title}>
            <thead>
              <tr>
                <TableHead>{text.holds.rank}</TableHead>
                <TableHead>{text.holds.booking}</TableHead>
                <TableHead>{text.holds.resource}</TableHead>
                <TableHead>{text.holds.when}</TableHead>
                <TableHead>{text.holds.clock}</TableHead>
                <TableHead>{text.holds.placed}</TableHead>
              </tr>
            </thead>
            <tbody>
              {page.items.map((hold) => (
                <HoldRow key={hold.id} hold={hold} zone={zone} />
              ))}
            </tbody>
          </Table>
        </div>
      )}
      <Paging path={PATH} filters={{}} cursor={cursor} nextCursor={page.nextCursor} />
    </>
  );
}

function HoldRow({ hold, zone }: { hold: Hold; zone: string }) {
  const [startMs, endMs] = [Date.parse(hold.start), Date.parse(hold.end)];
  return (
    <TableRow>
      <TableCell>
        <span className="flex flex-wrap gap-1">
          <OptionBadge rank={hold.rank} fits={hold.fits} />
        </span>
      </TableCell>
      <TableCell className="min-w-44">
        <Link href={scheduleHref({ week: weekOf(dateAt(startMs, zone)) }, hold.id)} className="font-medium underline-offset-3 hover:underline">
          {hold.title || hold.projectName}
        </Link>
        {hold.title && <span className="block text-sm text-muted">{hold.projectName}</span>}
      </TableCell>
      <TableCell className="whitespace-nowrap">{hold.resourceName}</TableCell>
      <TableCell className="whitespace-nowrap">{formatSlot(startMs, endMs, zone, false)}</TableCell>
      <TableCell className="min-w-44 text-sm">
        <ClockLine hold={hold} zone={zone} />
      </TableCell>
      <TableCell className="text-sm whitespace-nowrap text-muted">{formatDay(Date.parse(hold.placedAt), zone)}</TableCell>
    </TableRow>
  );
}
