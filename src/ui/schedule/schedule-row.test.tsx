import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { groupRows, type Row } from "./rows";
import { ScheduleRow } from "./schedule-row";
import type { ScheduleProject, ScheduleResource } from "./types";
import { daysOfWeek } from "./week";

const zone = "Europe/Berlin";
const days = daysOfWeek("2026-W47", zone);
const ada: ScheduleResource = { id: "r1", kind: "artist", name: "Ada", department: "Comp" };
const nova: ScheduleProject = { id: "p1", name: "Nova", client: null, code: null, colour: "#ffe066" };
const hold = { id: "b1", resourceId: "r1", projectId: "p1", status: "hold", title: "Roto", start: "2026-11-14T08:00:00Z", end: "2026-11-17T17:00:00Z", version: 1 } as const;
const [row] = groupRows([ada], [hold], days).flatMap((group) => group.rows) as [Row];

const html = (canWrite: boolean, shown = row) => renderToStaticMarkup(<ScheduleRow row={shown} projects={new Map([[nova.id, nova]])} columns={7} zone={zone} marked={undefined} canWrite={canWrite} />);

test("a bar says in words what it shows: what, for whom, how sure, and when", () => {
  expect(html(true)).toContain('aria-label="Roto, Nova, Hold, Sat 14 Nov, 09:00 – Tue 17 Nov, 18:00"');
  expect(html(true)).toMatch(/data-status="hold" data-before="true"/);
  expect(html(true)).toContain("--on-bar:#000000");
});

test("who may only look is not offered to book", () => {
  expect(html(true)).toContain('aria-label="Book Ada"');
  expect(html(false)).not.toContain("Book");
  expect(html(false)).toContain("Roto");
});

test("a booking of somebody who is away then is marked, and says so", () => {
  const [away] = groupRows([ada], [{ ...hold, inConflict: true }], days).flatMap((group) => group.rows) as [Row];
  expect(html(true, away)).toContain("18:00, Away then");
  expect(html(true, away)).toContain("data-conflict");
  expect(html(true)).not.toContain("data-conflict");
});
