import { CheckCheck, Copy, Hourglass, Trash2, X } from "lucide-react";
import { Button } from "@/ui/primitives/button";
import { text } from "@/ui/text/en";

type Props = { count: number; onStatus: (status: "confirmed" | "hold" | "cancelled") => void; onCopy: () => void; onClear: () => void };

/** What can be done with the bookings that are selected: below the board, so that it covers none of them. At the right, for what is said about it comes in the middle. */
export function BoardSelection({ count, onStatus, onCopy, onClear }: Props) {
  const words = text.board.menu;
  return (
    <section aria-label={text.board.selection} className="flex h-8 shrink-0 items-center justify-end gap-1.5 border-t bg-accent-soft px-4 max-md:h-auto max-md:flex-wrap max-md:px-3 max-md:py-2">
      <output className="mr-auto font-medium whitespace-nowrap">{text.board.selectedCount(count)}</output>
      <Button size="sm" onClick={() => onStatus("confirmed")}><CheckCheck aria-hidden />{words.confirm}</Button>
      <Button size="sm" onClick={() => onStatus("hold")}><Hourglass aria-hidden />{words.hold}</Button>
      <Button size="sm" onClick={onCopy}><Copy aria-hidden />{words.copy}</Button>
      <Button size="sm" variant="ghost" className="text-danger" onClick={() => onStatus("cancelled")}><Trash2 aria-hidden />{words.cancel}</Button>
      <Button size="sm" variant="ghost" aria-label={text.board.clearSelection} onClick={onClear}><X aria-hidden /></Button>
    </section>
  );
}
