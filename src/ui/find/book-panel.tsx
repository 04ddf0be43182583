"use client";
import { useMemo } from "react";
import type { Blocker, Booked } from "@/modules/booking/contract";
import { BookingForm } from "@/ui/booking/booking-form";
import type { Draft } from "@/ui/booking/draft";
import { warningsOf } from "@/ui/booking/warnings";
import { formatSlot } from "@/ui/format";
import { LiveProvider, useLiveContext, useWrites, type Writes } from "@/ui/live/live-context";
import { useToast } from "@/ui/primitives/toast";
import { searchProjects } from "@/ui/schedule/project-options";
import type { ScheduleProject } from "@/ui/schedule/types";
import { text } from "@/ui/text/en";
import { useUndo } from "./use-undo";

type Props = {
  draft: Draft;
  onDraft: (draft: Draft) => void;
  /** What it takes of the capacity, where that was asked for. */
  allocation: number | undefined;
  projects: readonly ScheduleProject[];
  zone: string;
  /** It is booked, or that is undone. */
  onDone: () => void;
  onClose: () => void;
  onShow: (blocker: Blocker) => void;
};

/** Books one of those who were found, beside the list of them. */
export function BookPanel({ draft, onDraft, allocation, projects, zone, onDone, onClose, onShow }: Props) {
  const toast = useToast();
  const writes = useWrites();
  const undo = useUndo(onDone);
  const live = useLiveContext();
  const taking = useMemo(() => {
    const create: Writes["create"] = (body, shown) => live.store.create(allocation === undefined ? body : { ...body, allocation }, shown);
    return { ...live, store: { ...live.store, create } };
  }, [live, allocation]);
  const booked = (booking: Booked) => {
    const { id, version, status, start, end } = booking;
    onClose();
    onDone();
    toast({
      about: id,
      title: text.find.done[status](draft.resource?.label ?? ""),
      detail: formatSlot(Date.parse(start), Date.parse(end), zone),
      warnings: warningsOf(booking, zone),
      action: undo(id, () => writes.change(id, version, { status: "cancelled" })),
    });
  };
  return (
    <LiveProvider value={taking}>
      {allocation !== undefined && <p className="mb-3.5 rounded-md bg-sunken px-3 py-2">{text.find.takes(allocation)}</p>}
      <BookingForm
        draft={draft}
        onDraft={onDraft}
        zone={zone}
        searchProjects={(typed) => searchProjects(projects, typed)}
        colourOf={(projectId) => projects.find(({ id }) => id === projectId)?.colour}
        onSaved={booked}
        onShow={onShow}
      />
    </LiveProvider>
  );
}
