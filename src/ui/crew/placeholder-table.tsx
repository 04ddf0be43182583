import { Ellipsis } from "lucide-react";
import Link from "next/link";
import type { PlaceholderItem } from "@/modules/booking/placeholders/contract";
import { formatMoney, formatSlot } from "@/ui/format";
import { Badge } from "@/ui/primitives/badge";
import { Button } from "@/ui/primitives/button";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/ui/primitives/menu";
import { Table, TableCell, TableHead, TableRow } from "@/ui/primitives/table";
import { scheduleHref } from "@/ui/schedule/filters";
import { dateAt, weekOf } from "@/ui/schedule/week";
import { text } from "@/ui/text/en";
import { needWords } from "./need-words";

const TONES = { open: "warn", assigned: "ok", cancelled: "neutral" } as const;

type Props = {
  placeholders: PlaceholderItem[];
  zone: string;
  /** None for who may not change them, and none for who may not book. */
  onEdit: ((placeholder: PlaceholderItem) => void) | undefined;
  onAssign: ((placeholder: PlaceholderItem) => void) | undefined;
  onStatus: (placeholder: PlaceholderItem, status: "open" | "cancelled") => void;
};

/** Placeholders by start: what is needed, when, and what it is forecast to cost. */
export function PlaceholderTable({ placeholders, ...props }: Props) {
  return (
    <Table label={text.placeholders.title}>
      <thead>
        <tr>
          <TableHead>{text.placeholders.name}</TableHead>
          <TableHead>{text.placeholders.needs}</TableHead>
          <TableHead>{text.placeholders.when}</TableHead>
          <TableHead className="text-right">{text.placeholders.forecast}</TableHead>
          <TableHead>{text.placeholders.status}</TableHead>
          <TableHead>
            <span className="sr-only">{text.action.edit}</span>
          </TableHead>
        </tr>
      </thead>
      <tbody>
        {placeholders.map((placeholder) => (
          <PlaceholderRow key={placeholder.id} placeholder={placeholder} {...props} />
        ))}
      </tbody>
    </Table>
  );
}

function PlaceholderRow({ placeholder, zone, onEdit, onAssign, onStatus }: Omit<Props, "placeholders"> & { placeholder: PlaceholderItem }) {
  const { title, projectName, start, end, cost, status, bookingId, kind, tags, skills, allocation } = placeholder;
  return (
    <TableRow>
      <TableCell>
        <span className="font-medium">{title}</span>
        <span className="block text-sm text-muted">{projectName}</span>
      </TableCell>
      <TableCell className="min-w-40 text-muted">{needWords({ kind, tags, skills, ...(isPart(placeholder) && { allocation }) }, () => undefined)}</TableCell>
      <TableCell className="whitespace-nowrap">{formatSlot(Date.parse(start), Date.parse(end), zone, false)}</TableCell>
      <TableCell className="text-right whitespace-nowrap">{cost && formatMoney(cost)}</TableCell>
      <TableCell>
        <Badge tone={TONES[status]}>{text.placeholders.statuses[status]}</Badge>
      </TableCell>
      <TableCell className="text-right whitespace-nowrap">
        {status === "open" && onAssign && (
          <Button size="sm" aria-label={text.placeholders.assignThis(title)} onClick={() => onAssign(placeholder)}>
            {text.placeholders.assign}
          </Button>
        )}
        {bookingId && (
          <Button asChild size="sm" variant="ghost">
            <Link href={scheduleHref({ week: weekOf(dateAt(Date.parse(start), zone)) }, bookingId)} aria-label={`${title}: ${text.placeholders.booking}`}>
              {text.placeholders.booking}
            </Link>
          </Button>
        )}
        {onEdit && status !== "assigned" && (
          <Menu>
            <MenuTrigger asChild>
              <Button variant="ghost" size="icon" aria-label={text.placeholders.actions(title)}>
                <Ellipsis aria-hidden />
              </Button>
            </MenuTrigger>
            <MenuContent align="end">
              <MenuItem onSelect={() => onEdit(placeholder)}>{text.action.edit}</MenuItem>
              {status === "open" && <MenuItem onSelect={() => onStatus(placeholder, "cancelled")}>{text.placeholders.cancel}</MenuItem>}
              {status === "cancelled" && <MenuItem onSelect={() => onStatus(placeholder, "open")}>{text.placeholders.reopen}</MenuItem>}
            </MenuContent>
          </Menu>
        )}
      </TableCell>
    </TableRow>
  );
}

/** Whether it takes other than all of an artist, or one room or item. */
const isPart = ({ kind, allocation }: PlaceholderItem) => allocation !== (kind === "artist" ? 100 : 1);
