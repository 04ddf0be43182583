import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Principal } from "@/lib/principal";
import { type Database, inTenant } from "@/services/db";
import { FAULT_NAMES, findFaults } from "@/testing/proof/checker";
import type { ImportQuery, ImportReport } from "./contract";
import { inPieces } from "./file/file.fixture";
import { importBookings } from "./import-bookings";

/** A published schedule; its README says what must come of it. */
export const congress = () => readFile(join(import.meta.dirname, "fixtures/congress-2019.csv"), "utf8");

export function importText(db: Database, studio: Principal, text: string, query: Partial<ImportQuery> = {}): Promise<ImportReport> {
  return importBookings(db, studio, inPieces(text, 65_536), { mode: "rows", dryRun: false, ...query });
}

const COLUMNS = ["resource", "kind", "project", "title", "start", "end", "status", "externalId", "notes"] as const;
export type Cells = Partial<Record<(typeof COLUMNS)[number], string>>;

/** A file of these rows; a cell that is missing everywhere has no column. Times may be `HH:MM` of 2 March 2026, UTC. */
export function csv(rows: Cells[]): string {
  const columns = COLUMNS.filter((column) => rows.some((row) => row[column] !== undefined));
  const cell = (text = "") => `"${(/^\d\d:\d\d$/.test(text) ? `2026-03-02T${text}:00Z` : text).replaceAll('"', '""')}"`;
  return [columns.join(","), ...rows.map((row) => columns.map((column) => cell(row[column])).join(","))].join("\n");
}

export const artist = (start: string, end: string, given: Cells = {}): Cells => ({ resource: "Ana", kind: "artist", project: "Nebula", start, end, ...given });

export const countsOf = ({ rows, booked, updated, unchanged, conflictCount, invalidCount, createdResources, createdProjects }: ImportReport) => ({
  rows,
  booked,
  updated,
  unchanged,
  conflictCount,
  invalidCount,
  createdResources,
  createdProjects,
});

/** The report without what differs between two imports of the same file: the ids of what this file brings. */
export function withoutIds(report: ImportReport) {
  const conflicts = report.conflicts.map((conflict) => ({ ...conflict, blockedBy: conflict.blockedBy.map(({ bookingId: _bookingId, projectId: _projectId, ...rest }) => rest) }));
  return { ...countsOf(report), invalid: report.invalid, conflicts };
}

export type Row = Record<string, unknown>;

/** What a query finds in the studio. */
export async function query(db: Database, { tenantId }: Principal, text: string): Promise<Row[]> {
  return inTenant(db, tenantId, async (tx) => (await tx.execute(sql.raw(text))).rows);
}

/** What must hold whatever was imported. */
export async function expectSound(db: Database, studio: Principal): Promise<void> {
  expect(await findFaults(db, studio)).toEqual(Object.fromEntries(FAULT_NAMES.map((name) => [name, 0])));
}
