import { z } from "zod";
import { type Page, readCursor, toPage } from "@/lib/page";
import type { Principal } from "@/lib/principal";
import { notFound } from "@/lib/problem";
import { type Database, inTenant } from "@/services/db";
import type { DetailedProject, ListProjects, Project } from "./contract";
import { presentProject } from "./present";
import { selectReaders, selectUnreadable } from "./readers/repository";
import { findProject, selectProjects } from "./repository";

/** One project. @throws Problem 404, also when it is hidden from the caller */
export async function getProject(db: Database, principal: Principal, id: string): Promise<DetailedProject> {
  const { tenantId } = principal;
  return inTenant(db, tenantId, async (tx) => {
    const [row, unreadable, readers] = await Promise.all([findProject(tx, tenantId, id), selectUnreadable(tx, tenantId, principal), selectReaders(tx, tenantId, id)]);
    if (!row || unreadable.has(id)) throw notFound("project", id);
    return { ...presentProject(row), readers };
  });
}

const cursorSchema = z.tuple([z.string(), z.guid()]);

/** The projects that match and that the caller may read, by name, a page at a time. @throws Problem 400 on a foreign cursor */
export async function listProjects(db: Database, principal: Principal, query: ListProjects): Promise<Page<Project>> {
  const { tenantId } = principal;
  const after = readCursor(query.cursor, cursorSchema);
  const rows = await inTenant(db, tenantId, async (tx) => selectProjects(tx, tenantId, { ...query, except: await selectUnreadable(tx, tenantId, principal) }, query.limit + 1, after));
  return toPage(rows, query.limit, (row) => [row.name, row.id], presentProject);
}
