import { CalendarCheck } from "lucide-react";
import type { Replaced, Replacement } from "@/modules/booking/replace/contract";
import { formatMoney, formatSlot, localInstants } from "@/ui/format";
import { Badge } from "@/ui/primitives/badge";
import { Button } from "@/ui/primitives/button";
import { EmptyState } from "@/ui/primitives/empty-state";
import { Table, TableCell, TableHead, TableRow } from "@/ui/primitives/table";
import { text } from "@/ui/text/en";

const TONES = { moved: "ok", split: "accent", conflict: "danger", skipped: "neutral" } as const;

type Props = {
  replacement: Replacement;
  chosen: ReadonlySet<string>;
  onChosen: (chosen: ReadonlySet<string>) => void;
  zone: string;
  pending: boolean;
  onApply: () => void;
};

/** What would become of each booking. What does not fit cannot be chosen, and stays where it is. */
export function ReplacePreview({ replacement: { items, counts }, chosen, onChosen, zone, pending, onApply }: Props) {
  if (items.length === 0) {
    return (
      <EmptyState icon={CalendarCheck} title={text.replace.nothing}>
        {text.replace.nothingDetail}
      </EmptyState>
    );
  }
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChosen(next);
  };
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
        <output className="font-medium">{text.replace.counts(counts.moved, counts.split, counts.conflict)}</output>
        <Button variant="primary" pending={pending} disabled={chosen.size === 0} onClick={onApply}>
          {text.replace.apply(chosen.size)}
        </Button>
      </div>
      <div className="border-t">
        <Table label={text.replace.preview}>
          <thead>
            <tr>
              <TableHead>
                <span className="sr-only">{text.replace.choose}</span>
              </TableHead>
              <TableHead>{text.replace.booking}</TableHead>
              <TableHead>{text.replace.when}</TableHead>
              <TableHead>{text.replace.becomes}</TableHead>
              <TableHead>{text.replace.cost}</TableHead>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <PreviewRow key={item.bookingId} item={item} zone={zone} isChosen={chosen.has(item.bookingId)} onToggle={() => toggle(item.bookingId)} />
            ))}
          </tbody>
        </Table>
      </div>
    </>
  );
}

function PreviewRow({ item, zone, isChosen, onToggle }: { item: Replaced; zone: string; isChosen: boolean; onToggle: () => void }) {
  const { booking, outcome, start, end, cost, warnings, problem, skipped } = item;
  const when = formatSlot(Date.parse(booking.start), Date.parse(booking.end), zone);
  const name = booking.title || when;
  const isAble = outcome === "moved" || outcome === "split";
  const detail = [
    outcome === "split" && start && end && text.replace.part(formatSlot(Date.parse(start), Date.parse(end), zone)),
    problem && localInstants(problem.detail, zone),
    skipped && text.replace.skipped[skipped],
    ...warnings.map((warning) => localInstants(warning.detail, zone)),
  ].filter(Boolean);
  return (
    <TableRow>
      <TableCell className="w-8">
        <input type="checkbox" aria-label={text.replace.chooseBooking(`${name}, ${when}`)} checked={isChosen} disabled={!isAble} onChange={onToggle} className="size-4 align-middle accent-ink max-md:size-5" />
      </TableCell>
      <TableCell className="min-w-36">
        <span className="font-medium">{booking.title || text.status[booking.status]}</span>
        {booking.title && booking.status !== "confirmed" && <span className="block text-sm text-muted">{text.status[booking.status]}</span>}
      </TableCell>
      <TableCell className="whitespace-nowrap">{when}</TableCell>
      <TableCell className="min-w-56">
        <Badge tone={TONES[outcome]}>{text.replace.outcomes[outcome]}</Badge>
        {detail.length > 0 && <span className="mt-1 block text-sm text-muted">{detail.join(" ")}</span>}
      </TableCell>
      <TableCell className="whitespace-nowrap">{cost && formatMoney(cost)}</TableCell>
    </TableRow>
  );
}
