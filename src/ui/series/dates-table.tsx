"use client";
import { Ellipsis } from "lucide-react";
import Link from "next/link";
import type { DateState, DetailedSeries, SeriesDate } from "@/modules/booking/series/contract";
import { formatSlot } from "@/ui/format";
import { Badge } from "@/ui/primitives/badge";
import { Button } from "@/ui/primitives/button";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/ui/primitives/menu";
import { Table, TableCell, TableHead, TableRow } from "@/ui/primitives/table";
import { scheduleHref } from "@/ui/schedule/filters";
import { dateAt, weekOf } from "@/ui/schedule/week";
import { text } from "@/ui/text/en";

const TONES = { booked: "ok", held: "accent", requested: "accent", substituted: "accent", cancelled: "neutral", skipped: "warn" } as const satisfies Record<DateState, string>;

/** What may be done with a date. */
export type DateAction = "cancel" | "add" | "editFollowing" | "cancelFollowing";

type Props = {
  series: DetailedSeries;
  studioZone: string;
  nameOf: (resourceId: string) => string | undefined;
  /** None for who may only look. */
  onAction: ((action: DateAction, date: SeriesDate) => void) | undefined;
};

/** Every date of a series as it stands. */
export function DatesTable({ series, studioZone, nameOf, onAction }: Props) {
  return (
    <Table label={text.series.dates}>
      <thead>
        <tr>
          <TableHead>{text.series.when}</TableHead>
          <TableHead>{text.series.status}</TableHead>
          {onAction && (
            <TableHead>
              <span className="sr-only">{text.action.edit}</span>
            </TableHead>
          )}
        </tr>
      </thead>
      <tbody>
        {series.dates.map((date) => (
          <DateRow key={date.date} date={date} series={series} studioZone={studioZone} nameOf={nameOf} onAction={onAction} />
        ))}
      </tbody>
    </Table>
  );
}

function DateRow({ date, series, studioZone, nameOf, onAction }: Props & { date: SeriesDate }) {
  const { state, bookingId } = date;
  const slot = formatSlot(Date.parse(date.start), Date.parse(date.end), series.timeZone, false);
  const isLive = state !== "cancelled" && state !== "skipped";
  const notes = [date.resourceId !== series.resourceId && nameOf(date.resourceId), date.edited && isLive && text.series.edited, !date.ofRule && text.series.notOfRule].filter(Boolean);
  return (
    <TableRow>
      <TableCell className="whitespace-nowrap">
        {isLive && bookingId ? (
          <Link href={scheduleHref({ week: weekOf(dateAt(Date.parse(date.start), studioZone)) }, bookingId)} aria-label={`${slot}, ${text.series.show}`} className="underline-offset-3 hover:underline">
            {slot}
          </Link>
        ) : (
          <span className="text-muted">{slot}</span>
        )}
        {notes.length > 0 && <span className="block text-sm whitespace-normal text-muted">{notes.join(" · ")}</span>}
      </TableCell>
      <TableCell>
        <Badge tone={TONES[state]}>{text.series.state[state]}</Badge>
      </TableCell>
      {onAction && (
        <TableCell className="text-right">
          <Menu>
            <MenuTrigger asChild>
              <Button variant="ghost" size="icon" aria-label={text.series.actions(slot)}>
                <Ellipsis aria-hidden />
              </Button>
            </MenuTrigger>
            <MenuContent align="end">
              {state === "skipped" && <MenuItem onSelect={() => onAction("add", date)}>{text.series.addOne}</MenuItem>}
              {isLive && <MenuItem onSelect={() => onAction("cancel", date)}>{text.series.cancelOne}</MenuItem>}
              <MenuItem onSelect={() => onAction("editFollowing", date)}>{text.series.editFollowing}</MenuItem>
              <MenuItem onSelect={() => onAction("cancelFollowing", date)}>{text.series.cancelFollowing}</MenuItem>
            </MenuContent>
          </Menu>
        </TableCell>
      )}
    </TableRow>
  );
}
