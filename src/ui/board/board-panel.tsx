"use client";
import { useStore } from "zustand";
import type { Blocker, Booked } from "@/modules/booking/contract";
import { BookingForm } from "@/ui/booking/booking-form";
import { BookingView } from "@/ui/booking/booking-view";
import type { Draft } from "@/ui/booking/draft";
import { ProjectPanel } from "@/ui/panel/project-panel";
import { ResourcePanel } from "@/ui/panel/resource-panel";
import { SidePanel } from "@/ui/primitives/side-panel";
import { searchProjects } from "@/ui/schedule/project-options";
import { text } from "@/ui/text/en";
import type { Book } from "./book";
import { RefusedChange, type RefusedMove } from "./refused-change";
import { msAt, type Scale } from "./scale";
import type { BoardProject, BoardResource } from "./types";
import type { PanelSide } from "./use-panel";
import type { View } from "./use-view";

/** What stands beside the board: a booking that is made, one that is looked at, why one could not be put where it was dropped, or all about a row. */
export type Panel = { kind: "new"; draft: Draft } | { kind: "booking"; id: string } | { kind: "refused"; move: RefusedMove } | { kind: "resource" | "project"; id: string };
const TITLES = { new: text.booking.new, booking: text.booking.details, refused: text.board.refused, resource: text.panels.resource, project: text.panels.project };

export type PanelProps = {
  side: PanelSide;
  onBooking: (id: string) => void;
  /** What of the board is looked at. */
  view: View;
  scale: Scale;
  onDone: (booking: Booked, title: string) => void;
  onShow: (blocker: Blocker) => void;
  book: Book;
  resources: ReadonlyMap<string, BoardResource>;
  projects: ReadonlyMap<string, BoardProject>;
  zone: string;
  canWrite: boolean;
};

export function BoardPanel({ side, view, scale, onBooking, onDone, onShow, book, resources, projects, zone, canWrite }: PanelProps) {
  const { panel, openings, lowered } = useStore(side.store);
  const findProjects = (typed: string) => searchProjects([...projects.values()], typed);
  const colourOf = (projectId: string) => projects.get(projectId)?.colour;
  const close = () => side.set(undefined);
  if (!panel) return null;
  const { x, width } = view.getState();
  const range = { fromMs: msAt(scale, x), toMs: msAt(scale, x + width) };
  return (
    <SidePanel opening={openings} title={TITLES[panel.kind]} onClose={close} lowered={lowered} onLowered={side.lower}>
      {panel.kind === "new" && <BookingForm draft={panel.draft} onDraft={(draft) => side.set({ kind: "new", draft })} zone={zone} searchProjects={findProjects} colourOf={colourOf} onSaved={(booking) => onDone(booking, text.booking.booked)} onShow={onShow} />}
      {panel.kind === "booking" && (
        <BookingView key={panel.id} id={panel.id} version={book.find(panel.id)?.version} resourceOf={(id) => resources.get(id)} projectOf={(id) => projects.get(id)} searchProjects={findProjects} zone={zone} canWrite={canWrite} onChanged={() => {}} onShow={onShow} />
      )}
      {panel.kind === "resource" && <ResourcePanel key={panel.id} id={panel.id} {...{ zone, canWrite, onBooking, ...range }} />}
      {panel.kind === "project" && <ProjectPanel key={panel.id} id={panel.id} {...{ zone, canWrite, onBooking, ...range }} />}
      {panel.kind === "refused" && <RefusedChange key={openings} move={panel.move} nameOf={(id) => resources.get(id)?.name} resourceName={resources.get(panel.move.resourceId ?? "")?.name} zone={zone} colourOf={colourOf} onShow={onShow} onDone={(booking) => onDone(booking, text.booking.changed)} onGiveUp={close} />}
    </SidePanel>
  );
}
