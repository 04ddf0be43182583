"use client";
import { Plus, SearchX, UsersRound } from "lucide-react";
import { useState } from "react";
import type { Page } from "@/lib/page";
import type { Resource } from "@/modules/resource/contract";
import { ListPanel, useListPanel } from "@/ui/panel/list-panel";
import { listHref } from "@/ui/list/list-href";
import { Paging } from "@/ui/list/paging";
import { Button } from "@/ui/primitives/button";
import { Dialog } from "@/ui/primitives/dialog";
import { EmptyState } from "@/ui/primitives/empty-state";
import { SearchInput } from "@/ui/primitives/search-input";
import { Select } from "@/ui/primitives/select";
import { useToast } from "@/ui/primitives/toast";
import { KINDS } from "@/ui/schedule/filters";
import { PageHeader } from "@/ui/shell/page-header";
import { text } from "@/ui/text/en";
import { useAskedNew } from "@/ui/use-asked-new";
import { useNavigate } from "@/ui/use-navigate";
import { CapacitySection } from "./capacity-section";
import type { Member } from "./member-field";
import { ResourceForm } from "./resource-form";
import { ResourceTable } from "./resource-table";

const PATH = "/resources";
const NEW = "new";
const kinds = KINDS.map((kind) => ({ value: kind, label: text.kinds[kind] }));

type Props = {
  page: Page<Resource>;
  filters: { q: string | undefined; kind: string | undefined };
  cursor: string | undefined;
  timeZone: string;
  currency: string;
  canWrite: boolean;
  /** Who can be an artist; none where nobody may say so. */
  members: Member[];
};

/** The resources of the studio: found, added and changed. */
export function ResourceList({ page, filters, cursor, timeZone, currency, canWrite, members }: Props) {
  const { pending, go, refresh } = useNavigate();
  const toast = useToast();
  const [shown, setShown] = useState<string>();
  const panel = useListPanel();
  useAskedNew(() => canWrite && setShown(NEW));
  const filter = (change: Partial<Props["filters"]>) => go(listHref(PATH, { ...filters, ...change }), { replace: true });
  // By id: its version goes up while it is edited, when its capacity changes.
  const edited = page.items.find(({ id }) => id === shown);
  const saved = ({ name }: Resource) => {
    setShown(undefined);
    toast({ title: edited ? text.resources.saved(name) : text.resources.added(name) });
    refresh();
  };
  const add = canWrite && (
    <Button variant="primary" onClick={() => setShown(NEW)}>
      <Plus aria-hidden />
      {text.resources.add}
    </Button>
  );
  const filtered = Boolean(filters.q ?? filters.kind);

  return (
    <ListPanel kind="resource" panel={panel} zone={timeZone} canWrite={canWrite} onEdit={setShown}>
    <div aria-busy={pending}>
      <PageHeader title={text.resources.title}>{add}</PageHeader>
      <div className="flex flex-wrap gap-2 border-b px-4 pb-3">
        <SearchInput label={text.resources.search} value={filters.q} onSearch={(q) => filter({ q })} className="w-72 max-md:w-full" />
        <Select aria-label={text.resources.kind} className="w-36" placeholder={text.resources.allKinds} options={kinds} value={filters.kind ?? ""} onChange={(event) => filter({ kind: event.target.value || undefined })} />
      </div>
      {page.items.length > 0 ? (
        <ResourceTable resources={page.items} onShow={({ id }) => panel.open(id)} onEdit={canWrite ? ({ id }) => setShown(id) : undefined} />
      ) : filtered ? (
        <EmptyState icon={SearchX} title={text.resources.noMatch} action={<Button onClick={() => go(PATH)}>{text.schedule.clearFilters}</Button>} />
      ) : (
        <EmptyState icon={UsersRound} title={text.resources.none} action={add}>
          {text.resources.noneDetail}
        </EmptyState>
      )}
      <Paging path={PATH} filters={filters} cursor={cursor} nextCursor={page.nextCursor} />
      <Dialog open={shown === NEW || edited !== undefined} onOpenChange={(open) => open || setShown(undefined)} title={edited ? text.resources.editTitle : text.resources.addTitle}>
        <ResourceForm resource={edited} isOutdated={pending} timeZone={timeZone} currency={currency} members={members} onSaved={saved} />
        {edited && <CapacitySection resource={edited} onChanged={refresh} />}
      </Dialog>
    </div>
    </ListPanel>
  );
}
