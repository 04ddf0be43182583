import { Badge } from "@/ui/primitives/badge";
import { text } from "@/ui/text/en";

/** Where a hold stands: first option, second option; and whether there is room for it at all. */
export function OptionBadge({ rank, fits }: { rank: number; fits: boolean }) {
  return (
    <>
      <Badge tone={rank === 1 ? "ok" : "neutral"}>{text.holds.option(rank)}</Badge>
      {!fits && (
        <Badge tone="danger" title={text.holds.noRoomDetail}>
          {text.holds.noRoom}
        </Badge>
      )}
    </>
  );
}
