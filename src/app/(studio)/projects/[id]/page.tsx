import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { idSchema } from "@/lib/ids";
import { Problem } from "@/lib/problem";
import { readProjectStatus } from "@/modules/booking";
import { getProject, listPhases } from "@/modules/project";
import { getResource } from "@/modules/resource";
import { ProjectStatus } from "@/ui/money/project-status";
import { text } from "@/ui/text/en";
import { requireStudio } from "../../../session";

export const metadata: Metadata = { title: text.money.status };

export default async function ProjectPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { db, principal, studio, canWrite } = await requireStudio(`/projects/${id}`);
  if (!idSchema.safeParse(id).success) notFound();
  const [project, report, phases] = await Promise.all([getProject(db, principal, id), readProjectStatus(db, principal, id), listPhases(db, principal, id)]).catch((error: unknown) => {
    if (error instanceof Problem && error.status === 404) notFound();
    throw error;
  });
  const away = [...new Set(report.conflicts.map(({ resourceId }) => resourceId))];
  const names = Object.fromEntries(await Promise.all(away.map(async (resourceId) => [resourceId, (await getResource(db, principal, resourceId)).name] as const)));
  return <ProjectStatus project={project} report={report} phases={phases} names={names} zone={studio.timeZone} canWrite={canWrite} />;
}
