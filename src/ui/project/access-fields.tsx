"use client";
import { useState } from "react";
import type { DetailedProject, Project, UpdateProject } from "@/modules/project/contract";
import { useLoaded } from "@/ui/api/use-loaded";
import { Checkbox } from "@/ui/primitives/checkbox";
import { Skeleton } from "@/ui/primitives/skeleton";
import { text } from "@/ui/text/en";

/** Who can be put on the list of readers: a person or an API key, by the id that it acts under. */
export type Person = { id: string; name: string; note: string };

type Props = { project: Project | undefined; people: Person[] };

/** Whether a project is restricted, and who reads it then. For owners, who alone may say so. */
export function AccessFields({ project, people }: Props) {
  const [restricted, setRestricted] = useState(project?.restricted ?? false);
  const stored = useLoaded<DetailedProject>(project?.restricted ? `v1/projects/${project.id}` : undefined);
  const readers = project?.restricted ? stored.value?.readers : [];
  return (
    <div className="space-y-2.5 border-t pt-3.5">
      <input type="hidden" name="access" />
      <Checkbox name="restricted" label={text.access.restricted} hint={text.access.restrictedHint} checked={restricted} onChange={(event) => setRestricted(event.target.checked)} />
      {restricted && (readers ? <Readers people={people} readers={readers} /> : <Skeleton className="h-16" />)}
    </div>
  );
}

function Readers({ people, readers }: { people: Person[]; readers: string[] }) {
  const shown = new Set(people.map(({ id }) => id));
  return (
    <fieldset>
      <legend className="font-medium">{text.access.readers}</legend>
      {/* Who is not shown (an owner, a revoked key) stays on the list. */}
      <input type="hidden" name="readers" value={readers.filter((id) => !shown.has(id)).join(" ")} />
      {people.length === 0 && <p className="text-muted">{text.access.nobodyElse}</p>}
      <div className="mt-1.5 grid max-h-44 gap-x-3.5 gap-y-2 overflow-y-auto sm:grid-cols-2">
        {people.map(({ id, name, note }) => (
          <Checkbox key={id} name="reader" value={id} defaultChecked={readers.includes(id)} label={name} hint={note} />
        ))}
      </div>
    </fieldset>
  );
}

/** What a form with these fields says; nothing when it has none, and no readers while they are not known. */
export function readAccess(form: FormData): Pick<UpdateProject, "restricted" | "readers"> {
  if (!form.has("access")) return {};
  const restricted = form.has("restricted");
  const others = form.get("readers");
  if (!restricted || typeof others !== "string") return { restricted };
  return { restricted, readers: [...others.split(" ").filter(Boolean), ...form.getAll("reader").map(String)] };
}
