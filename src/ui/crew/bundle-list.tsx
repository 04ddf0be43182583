"use client";
import { Boxes, Plus } from "lucide-react";
import Link from "next/link";
import type { Page } from "@/lib/page";
import type { BundleItem } from "@/modules/booking/bundles/contract";
import { formatSlot } from "@/ui/format";
import { Paging } from "@/ui/list/paging";
import { Badge } from "@/ui/primitives/badge";
import { Button } from "@/ui/primitives/button";
import { EmptyState } from "@/ui/primitives/empty-state";
import { Table, TableCell, TableHead, TableRow } from "@/ui/primitives/table";
import { text } from "@/ui/text/en";
import { CrewTabs } from "./crew-tabs";

const PATH = "/bundles";

type Props = { page: Page<BundleItem>; cursor: string | undefined; zone: string; canWrite: boolean };

/** The bundles of the studio, the newest first. */
export function BundleList({ page, cursor, zone, canWrite }: Props) {
  const add = canWrite && (
    <Button asChild variant="primary">
      <Link href={`${PATH}/new`}>
        <Plus aria-hidden />
        {text.bundles.add}
      </Link>
    </Button>
  );
  return (
    <>
      <CrewTabs lead={text.bundles.lead}>{page.items.length > 0 && add}</CrewTabs>
      {page.items.length === 0 ? (
        <EmptyState icon={Boxes} title={text.bundles.none} action={add}>
          {text.bundles.noneDetail}
        </EmptyState>
      ) : (
        <div className="border-t">
          <Table label={text.bundles.title}>
            <thead>
              <tr>
                <TableHead>{text.bundles.name}</TableHead>
                <TableHead>{text.bundles.what}</TableHead>
                <TableHead>{text.bundles.when}</TableHead>
                <TableHead>{text.bundles.members}</TableHead>
              </tr>
            </thead>
            <tbody>
              {page.items.map((bundle) => (
                <BundleRow key={bundle.id} bundle={bundle} zone={zone} />
              ))}
            </tbody>
          </Table>
        </div>
      )}
      <Paging path={PATH} filters={{}} cursor={cursor} nextCursor={page.nextCursor} />
    </>
  );
}

function BundleRow({ bundle, zone }: { bundle: BundleItem; zone: string }) {
  const { id, title, projectName, needs, labels, members, start, end } = bundle;
  return (
    <TableRow>
      <TableCell>
        <Link href={`${PATH}/${id}`} className="font-medium underline-offset-3 hover:underline">
          {title || projectName}
        </Link>
        {title && <span className="block text-sm text-muted">{projectName}</span>}
      </TableCell>
      <TableCell className="min-w-44 text-muted">{needs.map(({ count }, i) => text.needs.times(count, labels[i] ?? "")).join(", ")}</TableCell>
      <TableCell className="whitespace-nowrap">{start && end && formatSlot(Date.parse(start), Date.parse(end), zone, false)}</TableCell>
      <TableCell>{members > 0 ? members : <Badge>{text.bundles.allCancelled}</Badge>}</TableCell>
    </TableRow>
  );
}
