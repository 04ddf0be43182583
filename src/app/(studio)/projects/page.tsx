import type { Metadata } from "next";
import { listProjects } from "@/modules/project";
import { ProjectList } from "@/ui/project/project-list";
import { PROJECT_STATUSES } from "@/ui/project/statuses";
import { text } from "@/ui/text/en";
import { requireStudio } from "../../session";
import { pageAt, param, type SearchParams } from "../list-params";
import { readPeople } from "./read-people";

export const metadata: Metadata = { title: text.projects.title };

export default async function ProjectsPage({ searchParams }: { searchParams: SearchParams }) {
  const { db, principal, studio, canWrite } = await requireStudio("/projects");
  const params = await searchParams;
  const [q, cursor] = [param(params, "q")?.slice(0, 200), param(params, "cursor")];
  const status = PROJECT_STATUSES.find((status) => status === param(params, "status"));
  const page = await pageAt(cursor, (at) => listProjects(db, principal, { q, status, ...at }));
  const people = await readPeople(principal);
  return <ProjectList page={page} filters={{ q, status }} cursor={cursor} currency={studio.currency} timeZone={studio.timeZone} people={people} canWrite={canWrite} />;
}
