import { request } from "undici";
import { percentiles } from "./clients";
import { DEPARTMENT_SIZE, fillAvailability } from "./fill-availability";
import type { Setting } from "./setting";

const RESOURCES = 10_000;
const FOUR_WEEKS = "from=2026-03-02T00:00:00Z&to=2026-03-30T00:00:00Z";

export type AvailabilityRow = { question: string; resources: number; p50: number; p95: number; kilobytes: number };

/** Four weeks of one department and of all 10,000 resources, in a studio of 1,000,000 bookings, one client at a time. */
export async function measureAvailability(setting: Setting): Promise<AvailabilityRow[]> {
  const { key, projectIds } = await fillAvailability(setting, RESOURCES);
  const needs = `hours=40&projectId=${projectIds[0]}&costLimit=300000`;
  const department = `department=${encodeURIComponent("Department 3")}`;
  const questions: [string, number, string, number][] = [
    ["who has 40 hours, of a department", DEPARTMENT_SIZE, `${department}&${needs}`, 60],
    ["who has 3 hours at a stretch, of a department", DEPARTMENT_SIZE, `${department}&duration=180&projectId=${projectIds[0]}`, 60],
    ["free windows of a department", DEPARTMENT_SIZE, department, 60],
    ["who has 40 hours, of all", RESOURCES, needs, 20],
    ["free windows of all", RESOURCES, "", 10],
  ];
  const rows: AvailabilityRow[] = [];
  for (const [question, resources, query, times] of questions) rows.push({ question, resources, ...(await ask(setting, key, query, times)) });
  return rows;
}

async function ask({ url }: Setting, key: string, query: string, times: number): Promise<{ p50: number; p95: number; kilobytes: number }> {
  const taken: number[] = [];
  let size = 0;
  for (let i = 0; i < times + 3; i++) {
    const began = performance.now();
    const answer = await request(`${url}/api/v1/resources/availability?${FOUR_WEEKS}${query && `&${query}`}`, { headers: { authorization: `Bearer ${key}` } });
    const text = await answer.body.text();
    if (i >= 3) taken.push(performance.now() - began); // the first three warm up
    if (answer.statusCode !== 200) throw new Error(`the question was answered with ${answer.statusCode}: ${text.slice(0, 200)}`);
    size = text.length;
  }
  const { p50, p95 } = percentiles(taken);
  return { p50, p95, kilobytes: size / 1_000 };
}
