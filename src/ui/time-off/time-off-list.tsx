"use client";
import { CalendarOff, Plus, SearchX } from "lucide-react";
import { useState } from "react";
import type { Page } from "@/lib/page";
import { type Availability, availabilityKindSchema, availabilityStatusSchema } from "@/modules/calendar/availability/contract";
import { type ApiProblem, callApi } from "@/ui/api/client";
import { searchResources } from "@/ui/booking/search-resources";
import { listHref } from "@/ui/list/list-href";
import { Paging } from "@/ui/list/paging";
import { Button } from "@/ui/primitives/button";
import { Combobox } from "@/ui/primitives/combobox";
import { ConfirmDialog } from "@/ui/primitives/confirm-dialog";
import { Dialog } from "@/ui/primitives/dialog";
import { EmptyState } from "@/ui/primitives/empty-state";
import { Input } from "@/ui/primitives/input";
import type { Option } from "@/ui/primitives/option-list";
import { Select } from "@/ui/primitives/select";
import { useToast } from "@/ui/primitives/toast";
import { PageHeader } from "@/ui/shell/page-header";
import { text } from "@/ui/text/en";
import { useNavigate } from "@/ui/use-navigate";
import { type Decision, TimeOffCard } from "./time-off-card";
import { TimeOffForm } from "./time-off-form";
import { whenWords } from "./when-words";

const PATH = "/time-off";
const kinds = availabilityKindSchema.options.map((value) => ({ value, label: text.timeOff.kinds[value] }));
const statuses = availabilityStatusSchema.options.map((value) => ({ value, label: text.timeOff.statuses[value] }));

type Props = {
  page: Page<Availability>;
  filters: { from: string; kind: string | undefined; status: string | undefined; resource: string | undefined };
  /** The one that is filtered by. */
  resource: Option | undefined;
  cursor: string | undefined;
  today: string;
  zone: string;
  dayStart: string;
  canWrite: boolean;
  actorId: string;
};

/** When resources are away, or work beside their calendar: entered, asked for and decided. */
export function TimeOffList({ page, filters, resource, cursor, today, zone, dayStart, canWrite, actorId }: Props) {
  const { pending, go, refresh } = useNavigate();
  const toast = useToast();
  const [shown, setShown] = useState<Availability | "new">();
  const [withdrawing, setWithdrawing] = useState<Availability>();
  const edited = shown === "new" ? undefined : shown;
  const filter = (change: Partial<Props["filters"]>) => go(listHref(PATH, { ...filters, ...change }), { replace: true });

  const saved = ({ status }: Availability) => {
    setShown(undefined);
    toast({ title: edited ? text.timeOff.changed : status === "requested" ? text.timeOff.asked : text.timeOff.added });
    refresh();
  };
  const decide = async ({ id, version, resourceName }: Availability, status: Decision) => {
    try {
      await callApi(`v1/availability/${id}`, { method: "PATCH", body: { status }, version });
      toast({ title: text.timeOff.decided[status], detail: resourceName });
    } catch (error) {
      const { title, detail } = error as ApiProblem;
      toast({ title, detail, tone: "danger" });
    }
    refresh();
  };
  const add = (
    <Button variant="primary" onClick={() => setShown("new")}>
      <Plus aria-hidden />
      {canWrite ? text.timeOff.add : text.timeOff.ask}
    </Button>
  );
  const filtered = Boolean(filters.kind ?? filters.status ?? filters.resource) || filters.from !== today;

  return (
    <div aria-busy={pending}>
      <PageHeader title={text.timeOff.title} lead={text.timeOff.lead}>
        {add}
      </PageHeader>
      <div className="flex flex-wrap items-center gap-2 border-b px-4 pb-3">
        <Combobox aria-label={text.timeOff.resource} className="w-52 max-md:w-full" placeholder={text.timeOff.allResources} clearable value={resource} search={searchResources} onChange={(option) => filter({ resource: option?.value })} />
        <Select aria-label={text.timeOff.kind} className="w-40" placeholder={text.timeOff.allKinds} options={kinds} value={filters.kind ?? ""} onChange={(event) => filter({ kind: event.target.value || undefined })} />
        <Select aria-label={text.timeOff.status} className="w-36" placeholder={text.timeOff.allStatuses} options={statuses} value={filters.status ?? ""} onChange={(event) => filter({ status: event.target.value || undefined })} />
        <label className="flex items-center gap-2 text-sm text-muted">
          {text.timeOff.from}
          <Input type="date" className="w-36" min="1900-01-04" max="2199-12-27" value={filters.from} onChange={(event) => event.target.value && filter({ from: event.target.value })} />
        </label>
      </div>
      {page.items.length > 0 ? (
        <ul className="divide-y border-b">
          {page.items.map((entry) => (
            <TimeOffCard key={entry.id} entry={entry} dayStart={dayStart} canWrite={canWrite} isOwn={entry.enteredBy?.id === actorId} onEdit={setShown} onDecide={(one, decision) => (decision === "withdrawn" ? setWithdrawing(one) : void decide(one, decision))} />
          ))}
        </ul>
      ) : filtered ? (
        <EmptyState icon={SearchX} title={text.timeOff.noMatch} action={<Button onClick={() => go(PATH)}>{text.schedule.clearFilters}</Button>} />
      ) : (
        <EmptyState icon={CalendarOff} title={text.timeOff.none} action={add}>
          {text.timeOff.noneDetail}
        </EmptyState>
      )}
      <Paging path={PATH} filters={filters} cursor={cursor} nextCursor={page.nextCursor} />
      <Dialog open={shown !== undefined} onOpenChange={(open) => open || setShown(undefined)} title={edited ? text.timeOff.editTitle : canWrite ? text.timeOff.addTitle : text.timeOff.ask}>
        <TimeOffForm entry={edited} resource={resource} today={today} zone={zone} dayStart={dayStart} canWrite={canWrite} onSaved={saved} />
      </Dialog>
      <ConfirmDialog
        open={withdrawing !== undefined}
        onOpenChange={(open) => open || setWithdrawing(undefined)}
        title={text.timeOff.withdrawTitle}
        description={withdrawing ? text.timeOff.withdrawDetail(withdrawing.resourceName, whenWords(withdrawing, dayStart)) : ""}
        action={text.timeOff.withdraw}
        onConfirm={() => withdrawing && void decide(withdrawing, "withdrawn")}
      />
    </div>
  );
}
