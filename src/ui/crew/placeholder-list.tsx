"use client";
import { Plus, SearchX, UserRoundSearch } from "lucide-react";
import { useState } from "react";
import type { Page } from "@/lib/page";
import type { BookingStatus } from "@/modules/booking/contract";
import type { Placeholder, PlaceholderItem } from "@/modules/booking/placeholders/contract";
import { type ApiProblem, callApi } from "@/ui/api/client";
import { listHref } from "@/ui/list/list-href";
import { Paging } from "@/ui/list/paging";
import { Button } from "@/ui/primitives/button";
import { Dialog } from "@/ui/primitives/dialog";
import { EmptyState } from "@/ui/primitives/empty-state";
import { Select } from "@/ui/primitives/select";
import { useToast } from "@/ui/primitives/toast";
import { KINDS } from "@/ui/schedule/filters";
import { text } from "@/ui/text/en";
import { useNavigate } from "@/ui/use-navigate";
import { AssignPanel } from "./assign-panel";
import { CrewTabs } from "./crew-tabs";
import { PlaceholderForm } from "./placeholder-form";
import { PlaceholderTable } from "./placeholder-table";
import { PLACEHOLDER_STATUSES } from "./placeholder-statuses";

const PATH = "/placeholders";
const statuses = PLACEHOLDER_STATUSES.map((value) => ({ value, label: text.placeholders.statuses[value] }));
const kinds = KINDS.map((value) => ({ value, label: text.kind[value] }));

type Props = {
  page: Page<PlaceholderItem>;
  filters: { status: string | undefined; kind: string | undefined };
  cursor: string | undefined;
  today: string;
  zone: string;
  currency: string;
  /** What the caller may book as at most; none: nothing. */
  firstStatus: Exclude<BookingStatus, "cancelled"> | undefined;
  canWrite: boolean;
};

type Shown = { kind: "form"; placeholder: PlaceholderItem | undefined } | { kind: "assign"; placeholder: PlaceholderItem };

/** What is needed and nobody is yet: found, added, changed, assigned. */
export function PlaceholderList({ page, filters, cursor, today, zone, currency, firstStatus, canWrite }: Props) {
  const { pending, go, refresh } = useNavigate();
  const toast = useToast();
  const [shown, setShown] = useState<Shown>();
  const filter = (change: Partial<Props["filters"]>) => go(listHref(PATH, { ...filters, ...change }), { replace: true });
  const done = (title: string) => {
    setShown(undefined);
    toast({ title });
    refresh();
  };
  const setStatus = async ({ id, version, title }: Placeholder, status: "open" | "cancelled") => {
    try {
      const changed = await callApi<Placeholder>(`v1/placeholders/${id}`, { method: "PATCH", body: { status }, version });
      const undo = { label: text.action.undo, run: () => void setStatus(changed, "open") };
      toast(status === "cancelled" ? { title: text.placeholders.cancelled(title), action: undo } : { title: text.placeholders.reopened(title) });
    } catch (error) {
      const { title: said, detail } = error as ApiProblem;
      toast({ title: said, detail, tone: "danger" });
    }
    refresh();
  };
  const add = canWrite && (
    <Button variant="primary" onClick={() => setShown({ kind: "form", placeholder: undefined })}>
      <Plus aria-hidden />
      {text.placeholders.add}
    </Button>
  );
  const isFiltered = Boolean(filters.status ?? filters.kind);
  return (
    <div aria-busy={pending}>
      <CrewTabs lead={text.placeholders.lead}>{(page.items.length > 0 || isFiltered) && add}</CrewTabs>
      <div className="flex flex-wrap gap-2 border-b px-4 pb-3">
        <Select aria-label={text.placeholders.status} className="w-36" options={statuses} value={filters.status ?? "open"} onChange={(event) => filter({ status: event.target.value === "open" ? undefined : event.target.value })} />
        <Select aria-label={text.needs.kind} className="w-36" placeholder={text.placeholders.allKinds} options={kinds} value={filters.kind ?? ""} onChange={(event) => filter({ kind: event.target.value || undefined })} />
      </div>
      {page.items.length > 0 ? (
        <PlaceholderTable
          placeholders={page.items}
          zone={zone}
          onEdit={canWrite ? (placeholder) => setShown({ kind: "form", placeholder }) : undefined}
          onAssign={firstStatus && ((placeholder) => setShown({ kind: "assign", placeholder }))}
          onStatus={(placeholder, status) => void setStatus(placeholder, status)}
        />
      ) : isFiltered ? (
        <EmptyState icon={SearchX} title={text.placeholders.noMatch} action={<Button onClick={() => go(PATH)}>{text.schedule.clearFilters}</Button>} />
      ) : (
        <EmptyState icon={UserRoundSearch} title={text.placeholders.none} action={add}>
          {text.placeholders.noneDetail}
        </EmptyState>
      )}
      <Paging path={PATH} filters={filters} cursor={cursor} nextCursor={page.nextCursor} />
      <Dialog open={shown?.kind === "form"} onOpenChange={(open) => open || setShown(undefined)} title={shown?.placeholder ? text.placeholders.editTitle : text.placeholders.addTitle}>
        <PlaceholderForm placeholder={shown?.placeholder} today={today} zone={zone} studioCurrency={currency} onSaved={({ title }) => done(shown?.placeholder ? text.placeholders.saved(title) : text.placeholders.added(title))} />
      </Dialog>
      <Dialog open={shown?.kind === "assign"} onOpenChange={(open) => open || setShown(undefined)} title={text.placeholders.assignTitle(shown?.placeholder?.title ?? "")}>
        {shown?.kind === "assign" && firstStatus && <AssignPanel placeholder={shown.placeholder} zone={zone} firstStatus={firstStatus} onAssigned={(_, name) => done(text.placeholders.assigned(name))} />}
      </Dialog>
    </div>
  );
}
