"use client";
import type { Booked, Booking, HistoryEntry } from "@/modules/booking/contract";
import type { Page } from "@/lib/page";
import type { PhaseList } from "@/modules/project/phases/contract";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { useLoaded } from "@/ui/api/use-loaded";
import { useSubmit } from "@/ui/api/use-submit";
import { formatDay, formatTime } from "@/ui/format";
import { Button } from "@/ui/primitives/button";
import { Disclosure } from "@/ui/primitives/disclosure";
import { Skeleton } from "@/ui/primitives/skeleton";
import { useWrites } from "@/ui/live/live-context";
import { useToast } from "@/ui/primitives/toast";
import { text } from "@/ui/text/en";
import { changesInWords, eventInWords, type Names } from "./history-words";
import { warningsOf } from "./warnings";

// The API gives as many at once. Longer histories are read through it.
const MOST = 500;

type Props = { booking: Booking; names: Omit<Names, "phase">; zone: string; canWrite: boolean; onChanged: (booking: Booked) => void };

/** Who changed a booking, when and what; each change can be undone. */
export function BookingHistory(props: Props) {
  return (
    <Disclosure title={text.history.title}>
      <Entries {...props} />
    </Disclosure>
  );
}

function Entries({ booking, names, zone, canWrite, onChanged }: Props) {
  const toast = useToast();
  const writes = useWrites();
  const history = useLoaded<Page<HistoryEntry>>(`v1/bookings/${booking.id}/history?limit=${MOST}`, booking.version);
  const phases = useLoaded<PhaseList>(`v1/projects/${booking.projectId}/phases`).value?.items;
  const { pending, problem, submit } = useSubmit(async (version: number) => {
    const changed = await writes.revert(booking.id, version);
    toast({ about: booking.id, title: text.history.undone, warnings: warningsOf(changed, zone) });
    onChanged(changed);
  });
  const entries = history.value?.items.toReversed();
  const known: Names = { ...names, phase: (id) => phases?.find((phase) => phase.id === id)?.name };

  if (history.problem) return <ProblemAlert problem={history.problem} fields={[]} />;
  if (!entries) {
    return (
      <output aria-label={text.history.loading} className="block space-y-2">
        <Skeleton className="w-2/3" />
        <Skeleton className="w-1/2" />
      </output>
    );
  }
  return (
    <>
      <ProblemAlert problem={problem} fields={[]} />
      <ol className="space-y-3">
        {entries.map((entry) => (
          <Entry key={entry.version} entry={entry} names={known} zone={zone} pending={pending} onUndo={canWrite && isUndoable(entry) ? () => void submit(entry.version) : undefined} />
        ))}
      </ol>
    </>
  );
}

/** The making of a booking is undone by cancelling it, for which there is a button of its own. */
const isUndoable = ({ changes }: HistoryEntry) => changes.some(({ from }) => from !== undefined);

type EntryProps = { entry: HistoryEntry; names: Names; zone: string; pending: boolean; onUndo: (() => void) | undefined };

function Entry({ entry, names, zone, pending, onUndo }: EntryProps) {
  const at = Date.parse(entry.at);
  const what = eventInWords(entry);
  return (
    <li className="flex items-start gap-2">
      <div className="min-w-0 grow">
        <p>
          <span className="font-medium">{what}</span> <span className="text-muted">{text.history.by(entry.actor.name)}</span>
        </p>
        <p className="text-sm text-muted">
          <time dateTime={entry.at}>
            {formatDay(at, zone)}, {formatTime(at, zone)}
          </time>
        </p>
        <ul className="text-sm wrap-break-word">
          {changesInWords(entry, names, zone).map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      </div>
      {onUndo && (
        <Button size="sm" variant="ghost" pending={pending} aria-label={text.history.undoOf(`${what}, ${formatDay(at, zone)}, ${formatTime(at, zone)}`)} onClick={onUndo}>
          {text.history.undo}
        </Button>
      )}
    </li>
  );
}
