"use client";
import type { EventTypeList } from "@/modules/webhook/contract";
import { useLoaded } from "@/ui/api/use-loaded";
import { Alert } from "@/ui/primitives/alert";
import { Button } from "@/ui/primitives/button";
import { Checkbox } from "@/ui/primitives/checkbox";
import { Skeleton } from "@/ui/primitives/skeleton";
import { text } from "@/ui/text/en";

type Props = { chosen: ReadonlySet<string>; onChange: (chosen: Set<string>) => void };

/** The kinds of events, by what they are about. What was chosen and is not there any more can only be taken away. */
export function TypeFilter({ chosen, onChange }: Props) {
  const { value, problem, again } = useLoaded<EventTypeList>("v1/webhook-event-types");
  if (problem) {
    return (
      <Alert tone="danger" title={text.webhooks.typesProblem}>
        {problem.detail} <Button variant="link" onClick={again}>{text.action.retry}</Button>
      </Alert>
    );
  }
  if (!value) return <Skeleton className="h-40" />;
  const toggle = (type: string, on: boolean) => onChange(new Set(on ? [...chosen, type] : [...chosen].filter((one) => one !== type)));
  const all = [...new Set([...value.items, ...chosen])].toSorted();
  const groups = new Set(all.map(groupOf));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reached by keyboard
    <section aria-label={text.webhooks.events} tabIndex={0} className="max-h-64 space-y-3 overflow-y-auto rounded-md border p-3">
      {[...groups].map((group) => (
        <fieldset key={group}>
          <legend className="mb-1 text-sm text-muted">{inWords(group)}</legend>
          <div className="grid gap-x-3 gap-y-1.5 sm:grid-cols-2">
            {all.filter((type) => groupOf(type) === group).map((type) => (
              <Checkbox key={type} label={inWords(type.slice(group.length + 1))} checked={chosen.has(type)} onChange={(event) => toggle(type, event.target.checked)} title={type} />
            ))}
          </div>
        </fieldset>
      ))}
    </section>
  );
}

const groupOf = (type: string) => type.slice(0, type.indexOf(":"));
const inWords = (name: string) => name.charAt(0).toUpperCase() + name.slice(1).replaceAll("_", " ");
