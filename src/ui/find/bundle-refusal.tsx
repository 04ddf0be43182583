import type { NextTime } from "@/modules/booking/bundles/contract";
import type { ApiProblem } from "@/ui/api/client";
import { OverrideForm } from "@/ui/booking/override-form";
import { WhyNotList } from "@/ui/crew/why-not-list";
import { formatSlot } from "@/ui/format";
import { Alert } from "@/ui/primitives/alert";
import { Button } from "@/ui/primitives/button";
import { text } from "@/ui/text/en";
import type { Chosen } from "./chosen";

type Props = { problem: ApiProblem; chosen: readonly Chosen[]; zone: string; pending: boolean; onLeaveOut: (resourceIds: readonly string[]) => void; onNext: (next: NextTime) => void; onOverride: (reason: string) => void };

/** Who of those chosen cannot, and why; with the ways on: without them, at the next time, or against the rule. */
export function BundleRefusal({ problem, chosen, zone, pending, onLeaveOut, onNext, onOverride }: Props) {
  const { needs = [], next } = problem.refusal;
  const out = needs.flatMap(({ need }) => chosen[need]?.candidate ?? []);
  return (
    <Alert tone="danger" title={text.find.notAll(out.map(({ name }) => name))}>
      <p>{needs.length > 0 ? text.bundles.unmetDetail : problem.detail}</p>
      <div className="my-2 empty:hidden">{needs.length > 0 && <WhyNotList items={needs.flatMap(({ candidates }) => candidates)} zone={zone} />}</div>
      <div className="flex flex-wrap gap-1.5">
        {next && (
          <Button size="sm" onClick={() => onNext(next)}>
            {text.find.allAt(formatSlot(Date.parse(next.start), Date.parse(next.end), zone))}
          </Button>
        )}
        {out.length > 0 && out.length < chosen.length && (
          <Button size="sm" onClick={() => onLeaveOut(out.map(({ resourceId }) => resourceId))}>
            {text.find.without(out.map(({ name }) => name))}
          </Button>
        )}
      </div>
      {needs.length > 0 && <OverrideForm pending={pending} onOverride={onOverride} />}
    </Alert>
  );
}
