import type { Metadata } from "next";
import { idSchema } from "@/lib/ids";
import { Problem } from "@/lib/problem";
import { dateSchema, Temporal } from "@/lib/time";
import { getResource } from "@/modules/resource";
import { resourceOption } from "@/ui/booking/search-resources";
import { ReplacePage } from "@/ui/replace/replace-page";
import { dateAt } from "@/ui/schedule/week";
import { text } from "@/ui/text/en";
import { requireStudio } from "../../session";
import { param, type SearchParams } from "../list-params";

export const metadata: Metadata = { title: text.replace.title };

export default async function Replace({ searchParams }: { searchParams: SearchParams }) {
  const params = await searchParams;
  const { db, principal, studio } = await requireStudio("/replace");
  const id = idSchema.safeParse(param(params, "left")).data;
  const left = id === undefined ? undefined : await getResource(db, principal, id).catch(orNone);
  const date = (name: string) => dateSchema.safeParse(param(params, name)).data;
  return <ReplacePage left={left && resourceOption(left)} from={date("from") ?? dateAt(Temporal.Now.instant(), studio.timeZone)} to={date("to") ?? ""} zone={studio.timeZone} />;
}

function orNone(error: unknown): undefined {
  if (error instanceof Problem) return undefined;
  throw error;
}
