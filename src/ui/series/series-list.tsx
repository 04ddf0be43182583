"use client";
import { Plus, Repeat } from "lucide-react";
import Link from "next/link";
import type { Page } from "@/lib/page";
import type { SeriesItem } from "@/modules/booking/series/contract";
import { formatDate } from "@/ui/format";
import { Paging } from "@/ui/list/paging";
import { Badge } from "@/ui/primitives/badge";
import { Button } from "@/ui/primitives/button";
import { EmptyState } from "@/ui/primitives/empty-state";
import { Table, TableCell, TableHead, TableRow } from "@/ui/primitives/table";
import { PageHeader } from "@/ui/shell/page-header";
import { text } from "@/ui/text/en";
import { describeRule } from "./repeat";

const PATH = "/series";

/** The series of the studio, the newest first. */
export function SeriesList({ page, cursor, canWrite }: { page: Page<SeriesItem>; cursor: string | undefined; canWrite: boolean }) {
  const add = canWrite && (
    <Button asChild variant="primary">
      <Link href={`${PATH}/new`}>
        <Plus aria-hidden />
        {text.series.add}
      </Link>
    </Button>
  );
  return (
    <>
      <PageHeader title={text.series.title} lead={text.series.lead}>
        {page.items.length > 0 && add}
      </PageHeader>
      {page.items.length === 0 ? (
        <EmptyState icon={Repeat} title={text.series.none} action={add}>
          {text.series.noneDetail}
        </EmptyState>
      ) : (
        <div className="border-t">
          <Table label={text.series.table}>
            <thead>
              <tr>
                <TableHead>{text.series.name}</TableHead>
                <TableHead>{text.series.resource}</TableHead>
                <TableHead>{text.series.repeats}</TableHead>
                <TableHead>{text.series.dates}</TableHead>
                <TableHead>{text.series.status}</TableHead>
              </tr>
            </thead>
            <tbody>
              {page.items.map((series) => (
                <SeriesRow key={series.id} series={series} />
              ))}
            </tbody>
          </Table>
        </div>
      )}
      <Paging path={PATH} filters={{}} cursor={cursor} nextCursor={page.nextCursor} />
    </>
  );
}

function SeriesRow({ series }: { series: SeriesItem }) {
  const { id, title, projectName, resourceName, rule, start, timeZone, firstDate, lastDate, bookings } = series;
  return (
    <TableRow>
      <TableCell>
        <Link href={`${PATH}/${id}`} className="font-medium underline-offset-3 hover:underline">
          {title || projectName}
        </Link>
        {title && <span className="block text-sm text-muted">{projectName}</span>}
      </TableCell>
      <TableCell className="whitespace-nowrap">{resourceName}</TableCell>
      <TableCell className="min-w-44">{describeRule(rule, start, timeZone)}</TableCell>
      <TableCell className="text-sm whitespace-nowrap text-muted">{firstDate && lastDate && `${formatDate(firstDate)} – ${formatDate(lastDate)}`}</TableCell>
      <TableCell>
        <span className="flex flex-wrap gap-1">
          {(["confirmed", "hold", "requested", "cancelled"] as const).map((status) => bookings[status] > 0 && <Badge key={status}>{`${bookings[status]} ${text.status[status].toLowerCase()}`}</Badge>)}
        </span>
      </TableCell>
    </TableRow>
  );
}
