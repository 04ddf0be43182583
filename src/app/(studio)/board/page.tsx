import type { Metadata } from "next";
import { Temporal } from "@/lib/time";
import { listBoardRows, mostAllowed } from "@/modules/booking";
import { Board } from "@/ui/board/board";
import { listHref } from "@/ui/list/list-href";
import { text } from "@/ui/text/en";
import { requireStudio } from "../../session";
import type { SearchParams } from "../list-params";

export const metadata: Metadata = { title: text.board.title };

export default async function BoardPage({ searchParams }: { searchParams: SearchParams }) {
  const given = Object.fromEntries(Object.entries(await searchParams).filter(([, value]) => typeof value === "string"));
  const { db, principal, studio } = await requireStudio(listHref("/board", given as Record<string, string>));
  const [{ resources, projects }, most] = await Promise.all([listBoardRows(db, principal), mostAllowed(db, principal)]);
  return <Board {...{ resources, projects }} zone={studio.timeZone} nowMs={Temporal.Now.instant().epochMilliseconds} canWrite={most !== undefined} firstStatus={most ?? "requested"} />;
}
