import type { ApiProblem } from "@/ui/api/client";
import { formatSlot, localInstants } from "@/ui/format";
import { Alert } from "@/ui/primitives/alert";
import { text } from "@/ui/text/en";
import { OverrideForm } from "./override-form";

/** Refusals of a rule, not of somebody else's booking: whoever may can book anyway, and say why. */
export const OVERRIDABLE = ["outside_working_time", "resource_away", "turnaround", "held", "not_first_option"] as const;
type Code = (typeof OVERRIDABLE)[number];
const SHOWN = 5;

export const isOverridable = (problem: ApiProblem | undefined): problem is ApiProblem => OVERRIDABLE.some((code) => code === problem?.code);

type Props = { problem: ApiProblem; resourceName: string | undefined; zone: string; pending: boolean; onOverride: (reason: string) => void };

/** Which rule says no, and where; with the way past it. */
export function RefusalNotice({ problem, resourceName, zone, pending, onOverride }: Props) {
  const found = reasonsOf(problem, zone);
  return (
    <Alert tone="warn" title={text.refusal.title[problem.code as Code](resourceName ?? text.refusal.it)}>
      {found.length === 0 && <p>{localInstants(problem.detail, zone)}</p>}
      <ul className="space-y-0.5 empty:hidden">
        {found.slice(0, SHOWN).map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
        {found.length > SHOWN && <li>{text.refusal.more(found.length - SHOWN)}</li>}
      </ul>
      <OverrideForm pending={pending} onOverride={onOverride} />
    </Alert>
  );
}

/** Each absence, stretch or hold that the refusal names. */
function reasonsOf({ refusal: { away = [], outside = [], holds = [] } }: ApiProblem, zone: string): string[] {
  const slot = ({ start, end }: { start: string; end: string }) => formatSlot(Date.parse(start), Date.parse(end), zone);
  return [
    ...away.map((gone) => `${text.refusal.away[gone.kind]}: ${slot(gone)}`),
    ...outside.map(slot),
    ...holds.map((hold) => [[hold.projectName ?? text.refusal.confidential, hold.title].filter(Boolean).join(" · "), slot(hold)].join(", ")),
  ];
}
