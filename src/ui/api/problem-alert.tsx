import { Alert } from "@/ui/primitives/alert";
import type { ApiProblem } from "./client";

/** Why a form was refused. What belongs to a field is said at the field, so only the rest stands here. */
export function ProblemAlert({ problem, fields }: { problem: ApiProblem | undefined; fields: readonly string[] }) {
  if (!problem) return null;
  const atFields = problem.fieldErrors.length > 0 && problem.fieldErrors.every(({ path }) => fields.some((field) => path === field || path.startsWith(`${field}.`)));
  if (atFields) return null;
  return (
    <Alert tone="danger" title={problem.title}>
      {problem.detail}
    </Alert>
  );
}
