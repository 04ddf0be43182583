import { CheckCheck, Copy, Hourglass, Trash2, X } from "lucide-react";
import { Button } from "@/ui/primitives/button";
import { text } from "@/ui/text/en";

type Props = { count: number; onStatus: (status: "confirmed" | "hold" | "cancelled") => void; onCopy: () => void; onClear: () => void };

/** What can be done with the bookings that are selected. At the top: what is said about it comes at the bottom. */
export function BoardSelection({ count, onStatus, onCopy, onClear }: Props) {
  const words = text.board.menu;
  return (
    <section aria-label={text.board.selection} className="absolute top-13 left-1/2 z-30 flex -translate-x-1/2 animate-slide flex-wrap items-center gap-2 rounded-lg border bg-raised py-2 pr-2 pl-4 shadow-lg max-md:inset-x-3 max-md:translate-x-0">
      <output className="mr-2 font-medium whitespace-nowrap">{text.board.selectedCount(count)}</output>
      <Button onClick={() => onStatus("confirmed")}><CheckCheck aria-hidden />{words.confirm}</Button>
      <Button onClick={() => onStatus("hold")}><Hourglass aria-hidden />{words.hold}</Button>
      <Button onClick={onCopy}><Copy aria-hidden />{words.copy}</Button>
      <Button variant="ghost" className="text-danger" onClick={() => onStatus("cancelled")}><Trash2 aria-hidden />{words.cancel}</Button>
      <Button variant="ghost" size="icon" aria-label={text.board.clearSelection} onClick={onClear}><X aria-hidden /></Button>
    </section>
  );
}
