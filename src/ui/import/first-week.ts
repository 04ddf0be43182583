import { weekOf } from "@/ui/schedule/week";

const HEAD = 65_536;

/** The week of the first booking in a CSV file, so that the schedule can be opened where the import is to be seen. */
export async function weekOfFile(file: Blob): Promise<string | undefined> {
  return firstWeek(await file.slice(0, HEAD).text());
}

/** The week of the first date and time in a text. Days after the 28th are passed over: not every month has them. */
export function firstWeek(csv: string): string | undefined {
  const [, date] = /\b((?:19|20|21)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8]))[T ]\d\d:/.exec(csv) ?? [];
  return date && weekOf(date);
}
