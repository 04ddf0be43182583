"use client";
import { CheckCheck, ClipboardPaste, Copy, FolderOpen, Hourglass, Plus, Scissors, SquareCheck, Trash2 } from "lucide-react";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuSeparator, MenuTrigger } from "@/ui/primitives/menu";
import { text } from "@/ui/text/en";
import type { BoardBooking } from "./types";

/** What the menu is about: a place on the board, with a booking or without, and the bookings that it acts on. */
export type MenuAt = { x: number; y: number; rowId: string; ms: number; booking: BoardBooking | undefined; about: readonly BoardBooking[] };

type Props = {
  at: MenuAt;
  canPaste: boolean;
  /** Where it could be cut in two; undefined where it cannot. */
  cutMs: number | undefined;
  label: string;
  onClose: () => void;
  onOpen: (id: string) => void;
  onBook: () => void;
  onStatus: (status: "confirmed" | "hold" | "cancelled") => void;
  onSelect: () => void;
  onCopy: () => void;
  onPaste: () => void;
  onSplit: () => void;
};

/** All that can be done where one is, by right click, long press, or the menu key. */
export function BoardMenu({ at: { x, y, booking, about }, canPaste, cutMs, label, onClose, onOpen, onBook, onStatus, onSelect, onCopy, onPaste, onSplit }: Props) {
  const words = text.board.menu;
  return (
    <Menu open onOpenChange={(isOpen) => isOpen || onClose()} modal={false}>
      <MenuTrigger asChild>
        <span aria-hidden tabIndex={-1} className="pointer-events-none fixed size-0" style={{ left: x, top: y }} />
      </MenuTrigger>
      <MenuContent align="start" sideOffset={2} aria-label={label} onCloseAutoFocus={(event) => event.preventDefault()}>
        <MenuLabel className="max-w-64 truncate">{label}</MenuLabel>
        {booking ? (
          <>
            {about.length === 1 && <MenuItem onSelect={() => onOpen(booking.id)}><FolderOpen aria-hidden />{words.open}</MenuItem>}
            {about.some(({ status }) => status !== "confirmed") && <MenuItem onSelect={() => onStatus("confirmed")}><CheckCheck aria-hidden />{words.confirm}</MenuItem>}
            {about.some(({ status }) => status !== "hold") && <MenuItem onSelect={() => onStatus("hold")}><Hourglass aria-hidden />{words.hold}</MenuItem>}
            <MenuItem onSelect={onCopy}><Copy aria-hidden />{words.copy}</MenuItem>
            {about.length === 1 && cutMs !== undefined && <MenuItem onSelect={onSplit}><Scissors aria-hidden />{words.split}</MenuItem>}
            <MenuItem onSelect={onSelect}><SquareCheck aria-hidden />{words.select}</MenuItem>
            <MenuSeparator />
            <MenuItem onSelect={() => onStatus("cancelled")} className="text-danger"><Trash2 aria-hidden />{words.cancel}</MenuItem>
          </>
        ) : (
          <>
            <MenuItem onSelect={onBook}><Plus aria-hidden />{words.book}</MenuItem>
            <MenuItem onSelect={onPaste} disabled={!canPaste}><ClipboardPaste aria-hidden />{words.paste}</MenuItem>
          </>
        )}
      </MenuContent>
    </Menu>
  );
}
