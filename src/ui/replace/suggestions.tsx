"use client";
import { isoOfMillis, Temporal } from "@/lib/time";
import type { Candidates } from "@/modules/booking/availability/contract";
import type { Resource } from "@/modules/resource/contract";
import { useLoaded } from "@/ui/api/use-loaded";
import { Button } from "@/ui/primitives/button";
import type { Option } from "@/ui/primitives/option-list";
import { text } from "@/ui/text/en";

const SHOWN = 5;
/** How far ahead somebody should be free who comes for good. */
const AHEAD_DAYS = 13;

type Props = { left: string; from: string; to: string; zone: string; onChoose: (option: Option) => void };

/** Who is of the same kind, tags and skills, and has the most free then: one click puts them in the place. */
export function Suggestions({ left, from, to, zone, onChoose }: Props) {
  const resource = useLoaded<Resource>(`v1/resources/${left}`).value;
  const found = useLoaded<Candidates>(resource && questionOf(resource, from, to, zone)).value;
  const items = (found?.items ?? []).filter(({ resourceId }) => resourceId !== left).slice(0, SHOWN);
  if (items.length === 0) return null;
  return (
    <section aria-label={text.replace.suggestions} className="flex flex-wrap items-center gap-1.5">
      <h2 className="text-sm font-medium">{text.replace.suggestions}</h2>
      {items.map(({ resourceId, name, kind, department, freeMinutes }) => (
        <Button key={resourceId} size="sm" onClick={() => onChoose({ value: resourceId, label: name, detail: department ?? text.kind[kind] })}>
          {name}
          <span className="text-muted">{text.find.free(freeMinutes)}</span>
        </Button>
      ))}
    </section>
  );
}

function questionOf({ kind, tags, skills }: Resource, from: string, to: string, zone: string): string {
  const first = Temporal.PlainDate.from(from);
  const last = to ? Temporal.PlainDate.from(to) : first.add({ days: AHEAD_DAYS });
  const at = (date: Temporal.PlainDate) => isoOfMillis(date.toZonedDateTime(zone).epochMilliseconds);
  const query = new URLSearchParams({ from: at(first), to: at(last.add({ days: 1 })), hours: "8", kind });
  // A comma would part a tag in two.
  for (const tag of tags.filter((tag) => !tag.includes(","))) query.append("tags", tag);
  for (const { name } of skills.filter(({ name }) => !name.includes(","))) query.append("skills", name);
  return `v1/resources/availability?${query}`;
}
