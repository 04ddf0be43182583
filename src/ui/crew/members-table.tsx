import Link from "next/link";
import type { Member } from "@/modules/booking/bundles/contract";
import { formatMoney, formatSlot, localInstants } from "@/ui/format";
import { Badge } from "@/ui/primitives/badge";
import { Table, TableCell, TableHead, TableRow } from "@/ui/primitives/table";
import { scheduleHref } from "@/ui/schedule/filters";
import { dateAt, weekOf } from "@/ui/schedule/week";
import { text } from "@/ui/text/en";

const TONES = { confirmed: "ok", hold: "accent", requested: "accent", cancelled: "neutral" } as const;

type Props = { label: string; members: (Member & { warnings?: { detail: string }[] })[]; zone: string; withStatus?: boolean };

/** Who was chosen for which need, and why. */
export function MembersTable({ label, members, zone, withStatus = false }: Props) {
  return (
    <Table label={label}>
      <thead>
        <tr>
          <TableHead>{text.bundles.resource}</TableHead>
          <TableHead>{text.bundles.need}</TableHead>
          <TableHead>{text.bundles.why}</TableHead>
          <TableHead>{text.bundles.when}</TableHead>
          {withStatus && <TableHead>{text.bundles.status}</TableHead>}
          <TableHead className="text-right">{text.bundles.cost}</TableHead>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <MemberRow key={member.bookingId ?? `${member.need} ${member.resourceId}`} member={member} zone={zone} withStatus={withStatus} />
        ))}
      </tbody>
    </Table>
  );
}

function MemberRow({ member, zone, withStatus }: { member: Props["members"][number]; zone: string; withStatus: boolean }) {
  const { bookingId, start, end, status, why, warnings = [], cost } = member;
  const slot = formatSlot(Date.parse(start), Date.parse(end), zone, false);
  const isGone = status === "cancelled";
  return (
    <TableRow className={isGone ? "text-muted" : ""}>
      <TableCell className="font-medium whitespace-nowrap">{member.name}</TableCell>
      <TableCell className="min-w-32">{member.label}</TableCell>
      <TableCell className="min-w-48">
        <Badge tone="accent">{text.bundles.whyCode[why.code]}</Badge>
        <span className="block text-sm text-muted">{why.detail}</span>
        {warnings.map(({ detail }) => (
          <span key={detail} className="block text-sm text-warn">
            {localInstants(detail, zone)}
          </span>
        ))}
      </TableCell>
      <TableCell className="whitespace-nowrap">
        {bookingId && !isGone ? (
          <Link href={scheduleHref({ week: weekOf(dateAt(Date.parse(start), zone)) }, bookingId)} aria-label={`${member.name}, ${slot}, ${text.bundles.show}`} className="underline-offset-3 hover:underline">
            {slot}
          </Link>
        ) : (
          slot
        )}
      </TableCell>
      {withStatus && (
        <TableCell>
          <Badge tone={TONES[status]}>{text.status[status]}</Badge>
        </TableCell>
      )}
      <TableCell className="text-right whitespace-nowrap">{cost && formatMoney(cost)}</TableCell>
    </TableRow>
  );
}
