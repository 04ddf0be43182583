"use client";
import type { Blocker, Booked } from "@/modules/booking/contract";
import { BookingForm } from "@/ui/booking/booking-form";
import { BookingView } from "@/ui/booking/booking-view";
import type { Draft } from "@/ui/booking/draft";
import { SidePanel } from "@/ui/primitives/side-panel";
import { searchProjects } from "@/ui/schedule/project-options";
import { text } from "@/ui/text/en";
import type { Book } from "./book";
import { RefusedChange, type RefusedMove } from "./refused-change";
import type { BoardProject, BoardResource } from "./types";

/** What stands beside the board: a booking that is made, one that is looked at, or why one could not be put where it was dropped. */
export type Panel = { kind: "new"; draft: Draft } | { kind: "booking"; id: string } | { kind: "refused"; move: RefusedMove };
const TITLES = { new: text.booking.new, booking: text.booking.details, refused: text.board.refused };

type Props = {
  panel: Panel;
  /** How often something was opened. */
  opening: number;
  lowered: boolean;
  onLowered: (lowered: boolean) => void;
  onPanel: (panel: Panel | undefined) => void;
  onDone: (booking: Booked, title: string) => void;
  onShow: (blocker: Blocker) => void;
  book: Book;
  resources: ReadonlyMap<string, BoardResource>;
  projects: ReadonlyMap<string, BoardProject>;
  zone: string;
  canWrite: boolean;
};

export function BoardPanel({ panel, opening, lowered, onLowered, onPanel, onDone, onShow, book, resources, projects, zone, canWrite }: Props) {
  const findProjects = (typed: string) => searchProjects([...projects.values()], typed);
  const colourOf = (projectId: string) => projects.get(projectId)?.colour;
  const close = () => onPanel(undefined);
  return (
    <SidePanel opening={opening} title={TITLES[panel.kind]} onClose={close} lowered={lowered} onLowered={onLowered}>
      {panel.kind === "new" && <BookingForm draft={panel.draft} onDraft={(draft) => onPanel({ kind: "new", draft })} zone={zone} searchProjects={findProjects} colourOf={colourOf} onSaved={(booking) => onDone(booking, text.booking.booked)} onShow={onShow} />}
      {panel.kind === "booking" && (
        <BookingView key={panel.id} id={panel.id} version={book.find(panel.id)?.version} resourceOf={(id) => resources.get(id)} projectOf={(id) => projects.get(id)} searchProjects={findProjects} zone={zone} canWrite={canWrite} onChanged={() => {}} onShow={onShow} />
      )}
      {panel.kind === "refused" && <RefusedChange key={opening} move={panel.move} nameOf={(id) => resources.get(id)?.name} resourceName={resources.get(panel.move.resourceId ?? "")?.name} zone={zone} colourOf={colourOf} onShow={onShow} onDone={(booking) => onDone(booking, text.booking.changed)} onGiveUp={close} />}
    </SidePanel>
  );
}
