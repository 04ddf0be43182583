import type { Availability, AvailabilityStatus } from "@/modules/calendar/availability/contract";
import { Badge } from "@/ui/primitives/badge";
import { Button } from "@/ui/primitives/button";
import { KindIcon } from "@/ui/schedule/kind-icon";
import { text } from "@/ui/text/en";
import { whenWords } from "./when-words";

export type Decision = "approved" | "declined" | "withdrawn";
const TONES = { requested: "warn", approved: "ok", declined: "danger", withdrawn: "neutral" } as const;
const ACTIONS: Record<Decision, string> = { approved: text.timeOff.approve, declined: text.timeOff.decline, withdrawn: text.timeOff.withdraw };

/** What who may decide is offered, the likeliest first. */
const NEXT: Record<AvailabilityStatus, Decision[]> = { requested: ["approved", "declined"], approved: ["withdrawn"], declined: ["approved"], withdrawn: [] };

type Props = { entry: Availability; dayStart: string; canWrite: boolean; isOwn: boolean; onDecide: (entry: Availability, decision: Decision) => void; onEdit: (entry: Availability) => void };

/** One entry of time off and what can be done about it. Who may not decide may withdraw what they asked for. */
export function TimeOffCard({ entry, dayStart, canWrite, isOwn, onDecide, onEdit }: Props) {
  const { resourceName, kind, status, note, enteredBy } = entry;
  const { timeOff } = text;
  const when = whenWords(entry, dayStart);
  const own: Decision[] = isOwn && status === "requested" ? ["withdrawn"] : [];
  const by = enteredBy && (status === "requested" ? timeOff.askedBy(enteredBy.name) : timeOff.enteredBy(enteredBy.name));
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3">
      <div className="min-w-0">
        <h2 className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          <KindIcon kind={entry.resourceKind} named />
          <span className="wrap-break-word">{resourceName}</span>
          <Badge tone={TONES[status]}>{timeOff.statuses[status]}</Badge>
        </h2>
        <p>
          {timeOff.kinds[kind]} · {when}
        </p>
        <p className="max-w-prose text-sm wrap-break-word text-muted">{[note, by].filter(Boolean).join(" · ")}</p>
      </div>
      <div className="flex flex-wrap gap-1">
        {(canWrite ? NEXT[status] : own).map((decision) => (
          <Button key={decision} variant={decision === "approved" ? "secondary" : "ghost"} size="sm" aria-label={timeOff.actionOn(ACTIONS[decision], resourceName, when)} onClick={() => onDecide(entry, decision)}>
            {ACTIONS[decision]}
          </Button>
        ))}
        {canWrite && status !== "withdrawn" && (
          <Button variant="ghost" size="sm" aria-label={timeOff.actionOn(text.action.edit, resourceName, when)} onClick={() => onEdit(entry)}>
            {text.action.edit}
          </Button>
        )}
      </div>
    </li>
  );
}
