import type { Metadata } from "next";
import { idSchema } from "@/lib/ids";
import { Problem } from "@/lib/problem";
import { Temporal } from "@/lib/time";
import { findCandidates, listBoardRows, mostAllowed } from "@/modules/booking";
import { availabilityQuerySchema } from "@/modules/booking/availability/contract";
import { getProject } from "@/modules/project";
import { FindPage } from "@/ui/find/find-page";
import { errorsOf, firstFind, isAsked, readFind, toQuestion } from "@/ui/find/query";
import { listHref } from "@/ui/list/list-href";
import { projectOption } from "@/ui/schedule/project-options";
import { dateAt } from "@/ui/schedule/week";
import { text } from "@/ui/text/en";
import { requireStudio } from "../../session";
import type { SearchParams } from "../list-params";
import { wordsOf } from "./words-of";

export const metadata: Metadata = { title: text.find.title };

export default async function Find({ searchParams }: { searchParams: SearchParams }) {
  const params = await searchParams;
  const said = readFind(params);
  const { db, principal, studio } = await requireStudio(listHref("/find", said));
  const today = dateAt(Temporal.Now.instant(), studio.timeZone);
  const asked = isAsked(said);
  const find = asked ? said : { ...firstFind(today), ...Object.fromEntries(Object.entries(said).filter(([, value]) => value)) };
  // A project that is gone since the address was kept is as good as none.
  const projectId = idSchema.safeParse(find.project).data;
  const project = projectId === undefined ? undefined : await getProject(db, principal, projectId).catch(orNone);
  const currency = project?.currency ?? studio.currency;
  const { question, errors } = toQuestion(find, studio.timeZone, currency);
  const parsed = availabilityQuerySchema.safeParse(question);
  const wrong = asked ? { ...(parsed.success ? {} : errorsOf(parsed.error.issues)), ...errors } : {};
  const query = asked && parsed.success && Object.keys(wrong).length === 0 ? parsed.data : undefined;
  const [rows, most, candidates] = await Promise.all([listBoardRows(db, principal), mostAllowed(db, principal), query && findCandidates(db, principal, { ...query, projectId: project?.id })]);
  return (
    <FindPage
      find={find}
      project={project && projectOption(project)}
      words={wordsOf(rows.resources)}
      projects={rows.projects}
      errors={wrong}
      found={query && candidates && { candidates, startMs: query.from.epochMilliseconds, endMs: query.to.epochMilliseconds }}
      today={today}
      zone={studio.timeZone}
      currency={currency}
      most={most}
    />
  );
}

function orNone(error: unknown): undefined {
  if (error instanceof Problem) return undefined;
  throw error;
}
