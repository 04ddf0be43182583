import { z } from "zod";
import { type Page, readCursor, toPage } from "@/lib/page";
import type { Principal } from "@/lib/principal";
import { notFound } from "@/lib/problem";
import { type Database, inTenant } from "@/services/db";
import type { ListProjects, Project } from "./contract";
import { presentProject } from "./present";
import { findProject, selectProjects } from "./repository";

/** One project. @throws Problem 404 */
export async function getProject(db: Database, { tenantId }: Principal, id: string): Promise<Project> {
  const row = await inTenant(db, tenantId, (tx) => findProject(tx, tenantId, id));
  if (!row) throw notFound("project", id);
  return presentProject(row);
}

const cursorSchema = z.tuple([z.string(), z.guid()]);

/** The projects that match, by name, a page at a time. @throws Problem 400 on a foreign cursor */
export async function listProjects(db: Database, { tenantId }: Principal, query: ListProjects): Promise<Page<Project>> {
  const after = readCursor(query.cursor, cursorSchema);
  const rows = await inTenant(db, tenantId, (tx) => selectProjects(tx, tenantId, query, query.limit + 1, after));
  return toPage(rows, query.limit, (row) => [row.name, row.id], presentProject);
}
