import type { Metadata } from "next";
import { Temporal } from "@/lib/time";
import { listBoardRows, mostAllowed } from "@/modules/booking";
import { Board } from "@/ui/board/board";
import { ZOOMS } from "@/ui/board/scale";
import { text } from "@/ui/text/en";
import { requireStudio } from "../../session";
import { param, type SearchParams } from "../list-params";

export const metadata: Metadata = { title: text.board.title };

const DATE = /^\d{4}-\d\d-\d\d$/;

export default async function BoardPage({ searchParams }: { searchParams: SearchParams }) {
  const { db, principal, studio } = await requireStudio("/board");
  const params = await searchParams;
  const [{ resources, projects }, most] = await Promise.all([listBoardRows(db, principal), mostAllowed(db, principal)]);
  const date = param(params, "date");
  const now = Temporal.Now.instant().epochMilliseconds;
  const startMs = date && DATE.test(date) ? Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: studio.timeZone, plainTime: "12:00" }).epochMilliseconds : now;
  const zoom = ZOOMS.find((known) => known === param(params, "zoom")) ?? "week";
  return <Board {...{ resources, projects, startMs, zoom }} zone={studio.timeZone} nowMs={now} canWrite={most !== undefined} firstStatus={most ?? "requested"} />;
}
