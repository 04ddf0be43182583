import type { WhyNot } from "@/modules/booking/bundles/contract";
import type { Blocker } from "@/modules/booking/contract";
import { formatSlot, localInstants } from "@/ui/format";
import { text } from "@/ui/text/en";

/** Why each of those in question cannot: the rule, or who has it and when. */
export function WhyNotList({ items, zone }: { items: WhyNot[]; zone: string }) {
  return (
    <ul className="space-y-1">
      {items.map(({ resourceId, name, detail, conflicts }) => (
        <li key={resourceId}>
          <span className="font-medium">{name}</span> <span className="text-muted">{localInstants(detail, zone)}</span>
          <BlockerList blockers={conflicts} zone={zone} />
        </li>
      ))}
    </ul>
  );
}

/** Who has it, and when. */
export function BlockerList({ blockers, zone }: { blockers: Blocker[]; zone: string }) {
  return blockers.map((blocker) => (
    <span key={blocker.bookingId} className="block text-sm text-muted">
      {inWords(blocker)}, {formatSlot(Date.parse(blocker.start), Date.parse(blocker.end), zone)}
    </span>
  ));
}

function inWords({ projectName, title, ask }: Blocker): string {
  if (projectName === null) return `${text.booking.masked} · ${text.booking.maskedDetail(ask ?? null)}`;
  return title ? `${projectName} · ${title}` : projectName;
}
