import type { FieldError } from "@/lib/problem";
import type { Need } from "@/modules/booking/contract";
import type { ResourceKind } from "@/modules/resource/contract";
import { readList, readSkills, writeSkills } from "@/ui/list/form-text";
import type { Option } from "@/ui/primitives/option-list";
import { text } from "@/ui/text/en";

/** A need as a person has entered it so far. What `mode` does not say is kept, in case it is chosen again. */
export type NeedDraft = {
  key: number;
  mode: "fits" | "named";
  label: string;
  resource: Option | undefined;
  kind: ResourceKind | "";
  department: string;
  tags: string;
  skills: string;
  count: string;
  allocation: string;
  substitutes: Option[];
};

/** @param key one of its kind in the form */
export function newNeed(key: number): NeedDraft {
  return { key, mode: "fits", label: "", resource: undefined, kind: "artist", department: "", tags: "", skills: "", count: "1", allocation: "", substitutes: [] };
}

/** Needs as they are stored, to be changed. */
export function needDraftsOf(needs: Need[], resources: { id: string; name: string }[]): NeedDraft[] {
  const option = (id: string): Option => ({ value: id, label: resources.find((resource) => resource.id === id)?.name ?? id });
  return needs.map((need, key) => ({
    key,
    mode: need.resourceId ? "named" : "fits",
    label: need.label,
    resource: need.resourceId ? option(need.resourceId) : undefined,
    kind: need.kind ?? "",
    department: need.department ?? "",
    tags: need.tags.join(", "),
    skills: writeSkills(need.skills),
    count: String(need.count),
    allocation: need.allocation === undefined ? "" : String(need.allocation),
    substitutes: need.substitutes.map(option),
  }));
}

type Sent = Partial<Need>;

/** What the API is sent; or what is missing or wrong, under its names for the fields. */
export function readNeeds(drafts: NeedDraft[]): { needs: Sent[]; errors?: undefined } | { needs?: undefined; errors: FieldError[] } {
  const read = drafts.map(readNeed);
  const errors = read.flatMap(({ errors }, i) => errors.map(({ path, message }) => ({ path: `needs.${i}.${path}`, message })));
  return errors.length > 0 ? { errors } : { needs: read.map(({ need }) => need) };
}

function readNeed({ mode, label, resource, kind, department, tags, skills, count, allocation, substitutes }: NeedDraft): { need: Sent; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const wrong = (path: string, message: string) => errors.push({ path, message });
  const typedSkills = readSkills(skills);
  if (mode === "named" && !resource) wrong("resourceId", text.booking.mustChoose(text.booking.resource.toLowerCase()));
  if (mode === "fits" && "without" in typedSkills) wrong("skills", text.resources.badSkill(typedSkills.without));
  if (mode === "fits" && !kind && !department.trim() && readList(tags).length === 0 && !skills.trim()) wrong("kind", text.needs.mustSay);
  if (mode === "fits" && !/^([1-9]|[1-4]\d|50)$/.test(count.trim())) wrong("count", text.needs.badCount);
  if (allocation.trim() && !/^[1-9]\d{0,3}$/.test(allocation.trim())) wrong("allocation", text.needs.badAllocation);
  const described: Sent = {
    ...(kind && { kind }),
    ...(department.trim() && { department: department.trim() }),
    tags: readList(tags),
    skills: "skills" in typedSkills ? typedSkills.skills : [],
    count: Number(count),
  };
  const what: Sent = mode === "named" ? { resourceId: resource?.value } : described;
  return { need: { label: label.trim(), ...what, ...(allocation.trim() && { allocation: Number(allocation) }), substitutes: substitutes.map(({ value }) => value) }, errors };
}
