import type { ApiProblem } from "@/ui/api/client";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { Alert } from "@/ui/primitives/alert";
import { text } from "@/ui/text/en";
import { WhyNotList } from "./why-not-list";

/** Which bookings of a bundle cannot follow a change, and why; any other problem as it is. */
export function CannotFollow({ problem, zone, fields }: { problem: ApiProblem | undefined; zone: string; fields: readonly string[] }) {
  const members = problem?.refusal.members ?? [];
  if (members.length === 0) return <ProblemAlert problem={problem} fields={fields} />;
  return (
    <Alert tone="danger" title={text.bundles.cannotFollow}>
      <WhyNotList items={members} zone={zone} />
    </Alert>
  );
}
