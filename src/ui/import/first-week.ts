import { weekOf } from "@/ui/schedule/week";

const HEAD = 65_536;

/** The week of the first booking in a file, so that the schedule can be opened where the import is to be seen. */
export async function weekOfFile(file: Blob): Promise<string | undefined> {
  return firstWeek(await file.slice(0, HEAD).text());
}

/** The week of the first date and time in a text; of a calendar that is the first start. Days after the 28th are passed over: not every month has them. */
export function firstWeek(content: string): string | undefined {
  const [, year, month, day] = /BEGIN:VEVENT[^]*?^DTSTART[^:\n]*:((?:19|20|21)\d\d)(0[1-9]|1[0-2])(0[1-9]|1\d|2[0-8])/m.exec(content) ?? [];
  if (year) return weekOf(`${year}-${month}-${day}`);
  const [, date] = /\b((?:19|20|21)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8]))[T ]\d\d:/.exec(content) ?? [];
  return date && weekOf(date);
}
