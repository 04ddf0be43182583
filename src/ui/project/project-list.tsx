"use client";
import { Clapperboard, Plus, SearchX } from "lucide-react";
import { useState } from "react";
import type { Page } from "@/lib/page";
import type { Project } from "@/modules/project/contract";
import { ListPanel, useListPanel } from "@/ui/panel/list-panel";
import { listHref } from "@/ui/list/list-href";
import { Paging } from "@/ui/list/paging";
import { Button } from "@/ui/primitives/button";
import { Dialog } from "@/ui/primitives/dialog";
import { EmptyState } from "@/ui/primitives/empty-state";
import { SearchInput } from "@/ui/primitives/search-input";
import { Select } from "@/ui/primitives/select";
import { useToast } from "@/ui/primitives/toast";
import { PageHeader } from "@/ui/shell/page-header";
import { text } from "@/ui/text/en";
import { useAskedNew } from "@/ui/use-asked-new";
import { useNavigate } from "@/ui/use-navigate";
import type { Person } from "./access-fields";
import { ProjectForm } from "./project-form";
import { ProjectTable } from "./project-table";
import { PROJECT_STATUSES } from "./statuses";

const PATH = "/projects";
const statuses = PROJECT_STATUSES.map((status) => ({ value: status, label: text.projectStatus[status] }));

type Props = {
  page: Page<Project>;
  filters: { q: string | undefined; status: string | undefined };
  cursor: string | undefined;
  currency: string;
  timeZone: string;
  people: Person[] | undefined;
  canWrite: boolean;
};

/** The projects of the studio: found, added and changed. */
export function ProjectList({ page, filters, cursor, currency, timeZone, people, canWrite }: Props) {
  const { pending, go, refresh } = useNavigate();
  const toast = useToast();
  const [shown, setShown] = useState<Project | "new">();
  const panel = useListPanel();
  useAskedNew(() => canWrite && setShown("new"));
  const filter = (change: Partial<Props["filters"]>) => go(listHref(PATH, { ...filters, ...change }), { replace: true });
  const edited = shown === "new" ? undefined : shown;
  const saved = ({ name }: Project) => {
    setShown(undefined);
    toast({ title: edited ? text.projects.saved(name) : text.projects.added(name) });
    refresh();
  };
  const add = canWrite && (
    <Button variant="primary" onClick={() => setShown("new")}>
      <Plus aria-hidden />
      {text.projects.add}
    </Button>
  );
  const filtered = Boolean(filters.q ?? filters.status);

  return (
    <ListPanel kind="project" panel={panel} zone={timeZone} canWrite={canWrite} onEdit={(id) => setShown(page.items.find((project) => project.id === id))}>
    <div aria-busy={pending}>
      <PageHeader title={text.projects.title}>{add}</PageHeader>
      <div className="flex flex-wrap gap-2 border-b px-4 pb-3">
        <SearchInput label={text.projects.search} value={filters.q} onSearch={(q) => filter({ q })} className="w-72 max-md:w-full" />
        <Select aria-label={text.projects.status} className="w-36" placeholder={text.projects.allStatuses} options={statuses} value={filters.status ?? ""} onChange={(event) => filter({ status: event.target.value || undefined })} />
      </div>
      {page.items.length > 0 ? (
        <ProjectTable projects={page.items} onShow={({ id }) => panel.open(id)} onEdit={canWrite ? setShown : undefined} />
      ) : filtered ? (
        <EmptyState icon={SearchX} title={text.projects.noMatch} action={<Button onClick={() => go(PATH)}>{text.schedule.clearFilters}</Button>} />
      ) : (
        <EmptyState icon={Clapperboard} title={text.projects.none} action={add}>
          {text.projects.noneDetail}
        </EmptyState>
      )}
      <Paging path={PATH} filters={filters} cursor={cursor} nextCursor={page.nextCursor} />
      <Dialog open={shown !== undefined} onOpenChange={(open) => open || setShown(undefined)} title={edited ? text.projects.editTitle : text.projects.addTitle}>
        <ProjectForm project={edited} currency={currency} people={people} onSaved={saved} />
      </Dialog>
    </div>
    </ListPanel>
  );
}
