"use client";
import { type ReactNode, useState } from "react";
import { Temporal } from "@/lib/time";
import type { Booking } from "@/modules/booking/contract";
import { callApi } from "@/ui/api/client";
import { SidePanel } from "@/ui/primitives/side-panel";
import { scheduleHref } from "@/ui/schedule/filters";
import { dateAt, weekOf } from "@/ui/schedule/week";
import { text } from "@/ui/text/en";
import { useNavigate } from "@/ui/use-navigate";
import { ProjectPanel } from "./project-panel";
import { ResourcePanel } from "./resource-panel";

/** Of a list nobody knows which time is looked at: the next four weeks. */
const AHEAD = { days: 28 };

type Props = { kind: "resource" | "project"; panel: ReturnType<typeof useListPanel>; zone: string; canWrite: boolean; onEdit: (id: string) => void; children: ReactNode };

/** What of a list is looked at. */
export function useListPanel() {
  const [shown, setShown] = useState<string>();
  const [opening, setOpening] = useState(0);
  const [lowered, setLowered] = useState(false);
  const open = (id: string) => {
    setShown(id);
    setOpening((times) => times + 1);
    setLowered(false);
  };
  return { shown, opening, lowered, setLowered, open, close: () => setShown(undefined) };
}

/** A list with a panel beside it about one of its things. */
export function ListPanel({ kind, panel: { shown, opening, lowered, setLowered, close }, zone, canWrite, onEdit, children }: Props) {
  const { go } = useNavigate();
  const [today] = useState(() => Temporal.PlainDate.from(dateAt(Date.now(), zone)));
  const onBooking = async (id: string) => {
    const booking = await callApi<Booking>(`v1/bookings/${id}`).catch(() => undefined);
    if (booking) go(scheduleHref({ week: weekOf(dateAt(Date.parse(booking.start), zone)) }, id));
  };
  const startOf = (date: Temporal.PlainDate) => date.toZonedDateTime(zone).epochMilliseconds;
  const props = shown && { id: shown, zone, fromMs: startOf(today), toMs: startOf(today.add(AHEAD)), canWrite, onBooking: (id: string) => void onBooking(id), onEdit: () => onEdit(shown) };
  return (
    <div className="relative flex min-h-0 grow max-md:block">
      <div className="min-w-0 grow overflow-y-auto">{children}</div>
      {props && (
        <SidePanel opening={opening} title={text.panels[kind]} onClose={close} lowered={lowered} onLowered={setLowered}>
          {kind === "resource" ? <ResourcePanel key={props.id} {...props} /> : <ProjectPanel key={props.id} {...props} />}
        </SidePanel>
      )}
    </div>
  );
}
