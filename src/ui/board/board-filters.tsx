"use client";
import { FilterX } from "lucide-react";
import { useCallback, useMemo } from "react";
import { Button } from "@/ui/primitives/button";
import { Combobox } from "@/ui/primitives/combobox";
import { Input } from "@/ui/primitives/input";
import { Select } from "@/ui/primitives/select";
import { projectOption, searchProjects } from "@/ui/schedule/project-options";
import { text } from "@/ui/text/en";
import { KINDS, STATUSES } from "./address";
import type { BoardProject, BoardResource } from "./types";
import type { useAddress } from "./use-address";

const kinds = KINDS.map((value) => ({ value, label: text.kinds[value] }));
const statuses = STATUSES.map((value) => ({ value, label: text.status[value] }));
export const NONE = { q: null, kind: null, department: null, tag: null, skill: null, project: null, status: null, freeFrom: null, freeTo: null };

type Props = { resources: readonly BoardResource[]; projects: readonly BoardProject[] } & Pick<ReturnType<typeof useAddress>, "address" | "set">;

/** Who has a row, and which bars stand out. */
export function BoardFilters({ resources, projects, address, set }: Props) {
  const search = useCallback((typed: string) => searchProjects([...projects], typed), [projects]);
  const project = projects.find(({ id }) => id === address.project);
  const of = useMemo(() => choicesOf(resources), [resources]);
  const choice = (name: "department" | "tag" | "skill", label: string, any: string) => (
    <Select aria-label={label} className="w-36 max-md:w-auto max-md:grow" placeholder={any} options={of[name]} value={address[name] ?? ""} onChange={(event) => void set({ [name]: event.target.value || null })} />
  );
  return (
    <search className="flex flex-wrap items-center gap-2 border-b bg-canvas px-4 py-2 max-md:px-3">
      <Select aria-label={text.resources.kind} className="w-32 max-md:w-auto max-md:grow" placeholder={text.board.anyKind} options={kinds} value={address.kind ?? ""} onChange={(event) => void set({ kind: KINDS.find((kind) => kind === event.target.value) ?? null })} />
      {choice("department", text.resources.department, text.board.anyDepartment)}
      {choice("tag", text.board.tag, text.board.anyTag)}
      {choice("skill", text.board.skill, text.board.anySkill)}
      <Combobox aria-label={text.booking.project} className="w-44 max-md:w-auto max-md:grow" placeholder={text.board.anyProject} clearable value={project && projectOption(project)} onChange={(option) => void set({ project: option?.value ?? null })} search={search} />
      <Select aria-label={text.board.status} className="w-32 max-md:w-auto max-md:grow" placeholder={text.board.anyStatus} options={statuses} value={address.status ?? ""} onChange={(event) => void set({ status: STATUSES.find((status) => status === event.target.value) ?? null })} />
      <fieldset className="flex items-center gap-1.5" title={text.board.freeHint}>
        <legend className="sr-only">{text.board.freeHint}</legend>
        <span aria-hidden className="text-sm text-muted">{text.board.freeFrom}</span>
        <Input type="date" aria-label={text.board.freeFrom} className="w-36" value={address.freeFrom ?? ""} onChange={(event) => void set({ freeFrom: event.target.value || null, freeTo: address.freeTo ?? (event.target.value || null) })} />
        <span aria-hidden className="text-muted">–</span>
        <Input type="date" aria-label={text.board.freeTo} className="w-36" value={address.freeTo ?? ""} min={address.freeFrom ?? undefined} onChange={(event) => void set({ freeTo: event.target.value || null })} />
      </fieldset>
      <Button variant="ghost" onClick={() => void set(NONE)}>
        <FilterX aria-hidden />
        {text.board.clearFilters}
      </Button>
    </search>
  );
}

function choicesOf(resources: readonly BoardResource[]) {
  const options = (names: Iterable<string>) => [...new Set(names)].toSorted((a, b) => a.localeCompare(b)).map((value) => ({ value, label: value }));
  return {
    department: options(resources.flatMap(({ department }) => department ?? [])),
    tag: options(resources.flatMap(({ tags }) => tags)),
    skill: options(resources.flatMap(({ skills }) => skills)),
  };
}
