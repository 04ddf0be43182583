"use client";
import { useState } from "react";
import type { Resource, ResourceKind, UpdateResource } from "@/modules/resource/contract";
import { TimeZoneField } from "@/ui/account/time-zone-field";
import { ApiProblem, callApi } from "@/ui/api/client";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { useSubmit } from "@/ui/api/use-submit";
import { CalendarField, saveCalendar } from "@/ui/calendar/calendar-field";
import { readList, readMoney, readSkills, writeMoney, writeSkills } from "@/ui/list/form-text";
import { Button } from "@/ui/primitives/button";
import { Field } from "@/ui/primitives/field";
import { Input } from "@/ui/primitives/input";
import { Select } from "@/ui/primitives/select";
import { type Member, MemberField } from "./member-field";
import { KINDS } from "@/ui/schedule/filters";
import { text } from "@/ui/text/en";

const FIELDS = ["kind", "name", "department", "tags", "skills", "timeZone", "capacity", "hourlyRate", "userId"] as const;
const kinds = KINDS.map((value) => ({ value, label: text.kind[value] }));

type Props = {
  resource?: Resource | undefined;
  /** A newer version of it is on its way here: it is saved when that is there. */
  isOutdated?: boolean;
  timeZone: string;
  currency: string;
  members: Member[];
  onSaved: (resource: Resource) => void;
};

/** Adds a resource, or changes one; its kind stays what it was, and its capacity is changed by CapacitySection. */
export function ResourceForm({ resource, isOutdated = false, timeZone, currency, members, onSaved }: Props) {
  const [kind, setKind] = useState<ResourceKind>(resource?.kind ?? "artist");
  const [zone, setZone] = useState(resource?.timeZone ?? timeZone);
  const rateCurrency = resource?.hourlyRate?.currency ?? currency;
  const { pending, problem, submit } = useSubmit(async (form: FormData) => {
    const body = readForm(form, zone, rateCurrency);
    const saved = resource
      ? await callApi<Resource>(`v1/resources/${resource.id}`, { method: "PATCH", body, version: resource.version })
      : await callApi<Resource>("v1/resources", { method: "POST", body: { ...body, kind } });
    await saveCalendar(saved.id, form);
    onSaved(saved);
  });

  return (
    <form className="space-y-3.5" onSubmit={(event) => { event.preventDefault(); void submit(new FormData(event.currentTarget)); }}>
      <ProblemAlert problem={problem} fields={FIELDS} />
      <div className="grid gap-3.5 sm:grid-cols-2">
        <Field label={text.resources.name} error={problem?.of("name")}>{(control) => <Input {...control} name="name" required maxLength={200} defaultValue={resource?.name} />}</Field>
        <Field label={text.resources.kind} error={problem?.of("kind")}>
          {(control) => <Select {...control} options={kinds} value={kind} disabled={resource !== undefined} onChange={(event) => setKind(event.target.value as ResourceKind)} />}
        </Field>
        <Field label={text.resources.department} optional={text.field.optional} error={problem?.of("department")}>
          {(control) => <Input {...control} name="department" maxLength={100} defaultValue={resource?.department ?? ""} />}
        </Field>
        <TimeZoneField error={problem?.of("timeZone")} value={zone} onChange={setZone} />
        <CalendarField resourceId={resource?.id} />
        {kind === "artist" && members.length > 0 && <MemberField members={members} userId={resource?.userId ?? null} error={problem?.of("userId")} />}
        {!resource && (
          <Field label={text.resources.capacity} optional={text.field.optional} hint={text.resources.capacityHint[kind]} error={problem?.of("capacity")}>
            {(control) => <Input {...control} name="capacity" type="number" min={1} max={10_000} />}
          </Field>
        )}
        <Field label={`${text.resources.rate} (${rateCurrency})`} optional={text.field.optional} error={problem?.of("hourlyRate")}>
          {(control) => <Input {...control} name="hourlyRate" inputMode="decimal" defaultValue={writeMoney(resource?.hourlyRate)} />}
        </Field>
      </div>
      <Field label={text.resources.skills} optional={text.field.optional} hint={text.resources.skillsHint} error={problem?.of("skills")}>
        {(control) => <Input {...control} name="skills" defaultValue={writeSkills(resource?.skills ?? [])} />}
      </Field>
      <Field label={text.resources.tags} optional={text.field.optional} hint={text.resources.tagsHint} error={problem?.of("tags")}>
        {(control) => <Input {...control} name="tags" defaultValue={resource?.tags.join(", ")} />}
      </Field>
      <div className="flex justify-end pt-1">
        <Button type="submit" variant="primary" pending={pending || isOutdated}>
          {resource ? text.action.save : text.resources.add}
        </Button>
      </div>
    </form>
  );
}

/** @throws ApiProblem as the server would answer, for what only this form can read */
function readForm(form: FormData, timeZone: string, currency: string): UpdateResource & { capacity?: number } {
  const typed = (name: string) => String(form.get(name) ?? "").trim();
  const read = readSkills(typed("skills"));
  const hourlyRate = readMoney(typed("hourlyRate"), currency);
  const errors = [
    ...("without" in read ? [{ path: "skills", message: text.resources.badSkill(read.without) }] : []),
    ...(hourlyRate === undefined ? [{ path: "hourlyRate", message: text.projects.badBudget }] : []),
  ];
  if ("without" in read || hourlyRate === undefined) throw new ApiProblem(400, "invalid_input", "", "", errors);
  const capacity = typed("capacity");
  return {
    name: typed("name"),
    department: typed("department") || null,
    timeZone,
    tags: readList(typed("tags")),
    skills: read.skills,
    hourlyRate,
    ...(form.has("userId") && { userId: typed("userId") || null }),
    ...(capacity ? { capacity: Number(capacity) } : {}),
  };
}
