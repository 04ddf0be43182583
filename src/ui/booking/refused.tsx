import type { Blocker, Booking } from "@/modules/booking/contract";
import type { ApiProblem } from "@/ui/api/client";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { Button } from "@/ui/primitives/button";
import type { Option } from "@/ui/primitives/option-list";
import { text } from "@/ui/text/en";
import { AlternativesList, type NextFree } from "./alternatives-list";
import { ConflictNotice } from "./conflict-notice";
import { isOverridable, RefusalNotice } from "./refusal-notice";
import { StaleNotice } from "./stale-notice";

type Props = {
  problem: ApiProblem | undefined;
  /** What a form says at the fields themselves. */
  fields: readonly string[];
  resourceName: string | undefined;
  zone: string;
  pending: boolean;
  colourOf: (projectId: string) => string | undefined;
  onShow: (blocker: Blocker) => void;
  onOverride: (reason: string) => void;
  onTime: (next: NextFree) => void;
  onResource: (resource: Option) => void;
  onStatus?: (status: "hold" | "requested") => void;
  /** @param version that was there meanwhile */
  onKeepMine?: (version: number) => void;
  onTakeTheirs: () => void;
};

/** Why a booking or a change of one was refused, and each way on from there. */
export function Refused({ problem, fields, resourceName, zone, pending, colourOf, onShow, onOverride, onTime, onResource, onStatus, onKeepMine, onTakeTheirs }: Props) {
  if (!problem) return null;
  if (problem.code === "stale_version") {
    const current = problem.refusal.current as Booking;
    return <StaleNotice current={current} zone={zone} {...(onKeepMine && { onKeepMine: () => onKeepMine(current.version) })} onTakeTheirs={onTakeTheirs} />;
  }
  return (
    <>
      {problem.code === "booking_conflict" ? (
        <ConflictNotice resourceName={resourceName} conflicts={problem.conflicts} zone={zone} colourOf={colourOf} onShow={onShow} />
      ) : isOverridable(problem) ? (
        <RefusalNotice problem={problem} resourceName={resourceName} zone={zone} pending={pending} onOverride={onOverride} />
      ) : (
        <ProblemAlert problem={problem} fields={fields} />
      )}
      {onStatus && problem.code === "held" && <Button onClick={() => onStatus("hold")}>{text.refusal.holdToo}</Button>}
      {onStatus && problem.refusal.mayRequest && <Button onClick={() => onStatus("requested")}>{text.booking.requestInstead}</Button>}
      <AlternativesList alternatives={problem.refusal.alternatives} zone={zone} onTime={onTime} onResource={onResource} />
    </>
  );
}
