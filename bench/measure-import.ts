import { readFile } from "node:fs/promises";
import { request } from "undici";
import type { Setting } from "./setting";

export type ImportRow = { run: string; rows: number; booked: number; seconds: number };

/** The real schedule through the API, into an empty studio and then once more. */
export async function measureImport({ url, newStudio }: Setting): Promise<ImportRow[]> {
  const { key } = await newStudio(0, 0);
  const body = await readFile("src/modules/import/fixtures/congress-2019.csv");
  const rows: ImportRow[] = [];
  for (const run of ["into an empty studio", "the same file again"]) {
    const began = performance.now();
    const answer = await request(`${url}/api/v1/imports/bookings`, { method: "POST", headers: { authorization: `Bearer ${key}`, "content-type": "text/csv" }, body });
    const report = (await answer.body.json()) as { rows: number; booked: number };
    rows.push({ run, rows: report.rows, booked: report.booked, seconds: (performance.now() - began) / 1_000 });
  }
  return rows;
}
