"use client";
import { Package, Plus, SearchX } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import type { Page } from "@/lib/page";
import type { Kit, NamedKit } from "@/modules/booking/kits/contract";
import { type ApiProblem, callApi } from "@/ui/api/client";
import { listHref } from "@/ui/list/list-href";
import { Paging } from "@/ui/list/paging";
import { Button } from "@/ui/primitives/button";
import { ConfirmDialog } from "@/ui/primitives/confirm-dialog";
import { Dialog } from "@/ui/primitives/dialog";
import { EmptyState } from "@/ui/primitives/empty-state";
import { SearchInput } from "@/ui/primitives/search-input";
import { Table, TableCell, TableHead, TableRow } from "@/ui/primitives/table";
import { useToast } from "@/ui/primitives/toast";
import { text } from "@/ui/text/en";
import { useNavigate } from "@/ui/use-navigate";
import { CrewTabs } from "./crew-tabs";
import { KitForm } from "./kit-form";
import { kitWords } from "./search-kits";

const PATH = "/bundles/kits";

type Props = { page: Page<NamedKit>; q: string | undefined; cursor: string | undefined; canWrite: boolean };

/** The kits of the studio: found, added, changed, removed, and booked. */
export function KitList({ page, q, cursor, canWrite }: Props) {
  const { pending, go, refresh } = useNavigate();
  const toast = useToast();
  const [shown, setShown] = useState<NamedKit | "new">();
  const [removing, setRemoving] = useState<NamedKit>();
  const edited = shown === "new" ? undefined : shown;
  const saved = ({ name }: Kit) => {
    setShown(undefined);
    toast({ title: edited ? text.kits.saved(name) : text.kits.added(name) });
    refresh();
  };
  const remove = async ({ id, version, name }: NamedKit) => {
    try {
      await callApi(`v1/kits/${id}`, { method: "DELETE", version });
      toast({ title: text.kits.removed(name) });
    } catch (error) {
      const { title, detail } = error as ApiProblem;
      toast({ title, detail, tone: "danger" });
    }
    refresh();
  };
  const add = canWrite && (
    <Button variant="primary" onClick={() => setShown("new")}>
      <Plus aria-hidden />
      {text.kits.add}
    </Button>
  );
  return (
    <div aria-busy={pending}>
      <CrewTabs lead={text.kits.lead}>{(page.items.length > 0 || q) && add}</CrewTabs>
      {(page.items.length > 0 || q) && (
        <div className="border-b px-4 pb-3">
          <SearchInput label={text.kits.search} value={q} onSearch={(typed) => go(listHref(PATH, { q: typed }), { replace: true })} className="w-72 max-md:w-full" />
        </div>
      )}
      {page.items.length > 0 ? (
        <KitTable kits={page.items} onEdit={canWrite ? setShown : undefined} onRemove={setRemoving} />
      ) : q ? (
        <EmptyState icon={SearchX} title={text.kits.noMatch} action={<Button onClick={() => go(PATH)}>{text.schedule.clearFilters}</Button>} />
      ) : (
        <EmptyState icon={Package} title={text.kits.none} action={add}>
          {text.kits.noneDetail}
        </EmptyState>
      )}
      <Paging path={PATH} filters={{ q }} cursor={cursor} nextCursor={page.nextCursor} />
      <Dialog open={shown !== undefined} onOpenChange={(open) => open || setShown(undefined)} title={edited ? text.kits.editTitle : text.kits.addTitle}>
        <KitForm kit={edited} onSaved={saved} />
      </Dialog>
      <ConfirmDialog
        open={removing !== undefined}
        onOpenChange={(open) => open || setRemoving(undefined)}
        title={text.kits.removeTitle(removing?.name ?? "")}
        description={text.kits.removeDetail}
        action={text.kits.remove}
        onConfirm={() => removing && void remove(removing)}
      />
    </div>
  );
}

/** @param onEdit none for who may only look */
function KitTable({ kits, onEdit, onRemove }: { kits: NamedKit[]; onEdit: ((kit: NamedKit) => void) | undefined; onRemove: (kit: NamedKit) => void }) {
  return (
    <Table label={text.kits.title}>
      <thead>
        <tr>
          <TableHead>{text.kits.name}</TableHead>
          <TableHead>{text.kits.needs}</TableHead>
          {onEdit && (
            <TableHead>
              <span className="sr-only">{text.action.edit}</span>
            </TableHead>
          )}
        </tr>
      </thead>
      <tbody>
        {kits.map((kit) => (
          <TableRow key={kit.id}>
            <TableCell className="font-medium">{kit.name}</TableCell>
            <TableCell className="min-w-56 text-muted">{kitWords(kit)}</TableCell>
            {onEdit && (
              <TableCell className="text-right whitespace-nowrap">
                <Button asChild size="sm">
                  <Link href={`/bundles/new?kit=${kit.id}`} aria-label={text.kits.bookThis(kit.name)}>
                    {text.kits.book}
                  </Link>
                </Button>
                <Button variant="ghost" size="sm" aria-label={`${text.action.edit} ${kit.name}`} onClick={() => onEdit(kit)}>
                  {text.action.edit}
                </Button>
                <Button variant="ghost" size="sm" aria-label={`${text.kits.remove} ${kit.name}`} onClick={() => onRemove(kit)}>
                  {text.kits.remove}
                </Button>
              </TableCell>
            )}
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}
