import { isoOfMillis } from "@/lib/time";
import { ApiProblem } from "@/ui/api/client";
import { type Draft, readTime } from "@/ui/booking/draft";
import { toInstantMs } from "@/ui/booking/local-time";
import { text } from "@/ui/text/en";
import type { Chosen } from "./chosen";

/** The body of the request. @throws ApiProblem as the server would answer, for what is missing */
export function bundleBody(draft: Draft, chosen: readonly Chosen[], zone: string) {
  const { time, errors } = readTime(draft, zone);
  const missing = draft.project ? [] : [{ path: "projectId", message: text.booking.mustChoose(text.booking.project.toLowerCase()) }];
  if (!time || missing.length > 0) throw new ApiProblem(400, "invalid_input", "", "", [...errors, ...missing]);
  const needs = chosen.map(({ candidate, allocation }) => ({ resourceId: candidate.resourceId, ...(allocation !== undefined && { allocation }) }));
  const { project, phaseId, title, status } = draft;
  const expiresMs = toInstantMs(draft.expires, zone);
  const expires = status === "hold" && expiresMs !== undefined ? { expiresAt: isoOfMillis(expiresMs) } : {};
  return { projectId: project?.value, phaseId, title, status, ...expires, ...time, needs };
}
