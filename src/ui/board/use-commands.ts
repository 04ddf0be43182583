"use client";
import { useState } from "react";
import { useToast } from "@/ui/primitives/toast";
import { text } from "@/ui/text/en";
import { changesOf, isFixed } from "./gesture";
import { type Scale, snap } from "./scale";
import type { BoardBooking, Rows } from "./types";
import type { useActs } from "./use-acts";
import type { Selection } from "./use-selection";

type Setting = { rows: Rows; scale: Scale; selection: Selection; acts: ReturnType<typeof useActs>; say: (words: string) => void; open: (bookingId: string) => void };

/** What keys and the menu do: with a booking, with all that are selected when it is one of them, or with a place. */
export function useCommands({ rows, scale, selection, acts, say, open }: Setting) {
  const toast = useToast();
  const [copied, setCopied] = useState<readonly BoardBooking[]>([]);
  const rowOf = (booking: BoardBooking) => (rows === "resources" ? booking.resourceId : (booking.projectId ?? ""));
  const withSelected = (booking: BoardBooking) => (selection.ids.has(booking.id) ? selection.selected.filter((one) => !isFixed(one)) : [booking]);
  const copyAll = (bookings: readonly BoardBooking[]) => {
    setCopied(bookings);
    say(text.board.toCopy(bookings.length));
    toast({ title: text.board.toCopy(bookings.length) });
  };
  return {
    withSelected,
    copyAll,
    canPaste: copied.length > 0,
    commands: {
      open,
      select({ id }: BoardBooking) {
        selection.toggle(id);
        say(text.board.selectedNow(selection.ids.size + (selection.ids.has(id) ? -1 : 1)));
      },
      clear: () => selection.only([]),
      copy: (booking: BoardBooking) => copyAll(withSelected(booking)),
      paste(rowId: string, ms: number) {
        const [booking, ...along] = copied;
        if (!booking) return;
        const changes = changesOf({ kind: "move", booking, along, isCopy: true, fromRow: rowOf(booking), rowId, gripMs: 0, startMs: snap(scale, ms) }, scale, rowOf);
        void acts.perform({ kind: "copy", changes });
      },
      split: (booking: BoardBooking, ms: number) => void acts.split(booking, snap(scale, ms)),
      remove: (booking: BoardBooking) => void acts.setStatus(withSelected(booking), "cancelled"),
      undo: () => void acts.undo(),
      redo: () => void acts.redo(),
    },
  };
}
