import type { ApiProblem } from "@/ui/api/client";
import { Button } from "@/ui/primitives/button";
import { Segmented } from "@/ui/primitives/segmented";
import { text } from "@/ui/text/en";
import { DaysFields } from "./days-fields";
import { type Draft, inMode, nightsIn, withStart } from "./draft";
import { TimeFields } from "./time-fields";

const MODES = [
  { value: "hours", label: text.days.byHours },
  { value: "days", label: text.days.byDays },
] as const;

type Props = { draft: Draft; onDraft: (draft: Draft) => void; zone: string; problem: ApiProblem | undefined };

/** When it is: by the hour, in the studio's zone, or in days, in that of the resource. */
export function WhenFields({ draft, onDraft, zone, problem }: Props) {
  const nights = nightsIn(draft);
  return (
    <>
      <Segmented label={text.days.mode} options={MODES} value={draft.mode} onChange={(mode) => onDraft(inMode(draft, mode))} />
      {draft.mode === "days" ? (
        <DaysFields days={draft.days} onDays={(days) => onDraft({ ...draft, days })} resourceId={draft.resource?.value} problem={problem} />
      ) : (
        <>
          <TimeFields label={text.booking.start} timeLabel={text.booking.startTime} value={draft.start} zone={zone} error={problem?.of("start")} onChange={(start) => onDraft(withStart(draft, start))} />
          <TimeFields label={text.booking.end} timeLabel={text.booking.endTime} value={draft.end} zone={zone} error={problem?.of("end")} onChange={(end) => onDraft({ ...draft, end })} />
          <p className="-mt-2 text-sm text-muted">{text.booking.zone(zone)}</p>
          {nights > 0 && (
            <output className="flex flex-wrap items-center justify-between gap-2 rounded-md bg-sunken px-3 py-2">
              {text.days.nights(nights)}
              <Button size="sm" onClick={() => onDraft(inMode(draft, "days"))}>
                {text.days.inDays}
              </Button>
            </output>
          )}
        </>
      )}
    </>
  );
}
