"use client";
import { FilterX } from "lucide-react";
import { useCallback } from "react";
import type { ResourceKind } from "@/modules/resource/contract";
import { cn } from "@/ui/cn";
import { Button } from "@/ui/primitives/button";
import { Combobox } from "@/ui/primitives/combobox";
import { SearchInput } from "@/ui/primitives/search-input";
import { Select } from "@/ui/primitives/select";
import { Tooltip } from "@/ui/primitives/tooltip";
import { text } from "@/ui/text/en";
import { isFiltered, KINDS, type ScheduleFilters, scheduleHref } from "./filters";
import { projectOption, searchProjects } from "./project-options";
import type { ScheduleProject } from "./types";

type Props = { filters: ScheduleFilters; departments: string[]; projects: ScheduleProject[]; go: (href: string, how?: { replace?: boolean }) => void; className?: string };

const kinds = KINDS.map((kind) => ({ value: kind, label: text.kinds[kind] }));

/** Which resources the schedule shows; everything stands in the address. */
export function FilterBar({ filters, departments, projects, go, className }: Props) {
  const filter = (change: Partial<ScheduleFilters>) => go(scheduleHref({ ...filters, ...change }), { replace: true });
  const search = useCallback((typed: string) => searchProjects(projects, typed), [projects]);
  const project = projects.find(({ id }) => id === filters.projectId);
  return (
    <div className={cn("flex min-w-0 items-center gap-2 max-md:flex-wrap md:grow md:basis-136", className)}>
      <SearchInput label={text.schedule.search} value={filters.q} onSearch={(q) => filter({ q })} className="w-44 min-w-24 max-md:w-full" />
      <Select
        aria-label={text.resources.kind}
        className="w-32 min-w-24 max-md:grow"
        placeholder={text.schedule.allKinds}
        options={kinds}
        value={filters.kind ?? ""}
        onChange={(event) => filter({ kind: (event.target.value || undefined) as ResourceKind | undefined, department: undefined })}
      />
      <Select
        aria-label={text.resources.department}
        className="w-40 min-w-24 max-md:grow"
        placeholder={text.schedule.allDepartments}
        options={departments.map((name) => ({ value: name, label: name }))}
        value={filters.department ?? ""}
        onChange={(event) => filter({ department: event.target.value || undefined })}
      />
      <Combobox
        aria-label={text.booking.project}
        className="w-44 max-md:w-auto max-md:grow"
        placeholder={text.schedule.allProjects}
        clearable
        value={project && projectOption(project)}
        onChange={(option) => filter({ projectId: option?.value })}
        search={search}
      />
      {isFiltered(filters) && (
        <Tooltip text={text.schedule.clearFilters}>
          <Button variant="ghost" size="icon" aria-label={text.schedule.clearFilters} onClick={() => go(scheduleHref({ week: filters.week }))}>
            <FilterX aria-hidden />
          </Button>
        </Tooltip>
      )}
    </div>
  );
}
