import type { FileHandle } from "node:fs/promises";
import { readLines } from "./read-lines";
import { brokenCalendar, notACalendar } from "./refusals";

/** The beginning of a calendar, a property of it, or a component in it (VEVENT, VTIMEZONE, ...); a text too long to be read is undefined. */
export type Part = { line: number } & ({ what: "calendar" } | { what: "property"; text: string } | { what: "component"; name: string; text: string | undefined });

const LONGEST_COMPONENT = 1_000_000;
const MARK = /^(BEGIN|END):([\w-]+)\s*$/i;

/** The parts of the calendars of a file, in order. @throws Problem 400 when it is no calendar, or one whose components do not end */
export async function* readParts(file: FileHandle): AsyncGenerator<Part> {
  let open: { name: string; line: number }[] = [];
  let lines: string[] = [];
  let size = 0;
  let isAny = false;
  for await (const { line, text } of readLines(file)) {
    const [, mark, name = ""] = MARK.exec(text)?.map((part) => part.toUpperCase()) ?? [];
    if (mark === "END" && open.at(-1)?.name !== name) throw isAny ? brokenCalendar(line, `ends ${name}, which has not begun`) : notACalendar();
    if (open.length === 0) {
      if (text.trim() === "") continue;
      if (mark !== "BEGIN" || name !== "VCALENDAR") throw isAny ? brokenCalendar(line, "is outside of any calendar") : notACalendar();
      isAny = true;
      open = [{ name, line }];
      yield { what: "calendar", line };
      continue;
    }
    if (mark === "BEGIN") {
      open.push({ name, line });
      if (open.length === 2) [lines, size] = [[], 0];
    }
    if (open.length === 1) {
      open = mark === "END" ? [] : open;
      if (!mark) yield { what: "property", line, text };
      continue;
    }
    size += text.length;
    if (size <= LONGEST_COMPONENT && text !== "") lines.push(text);
    if (mark !== "END") continue;
    const begun = open.pop() as { name: string; line: number };
    if (open.length === 1) yield { what: "component", name: begun.name, line: begun.line, text: size > LONGEST_COMPONENT ? undefined : lines.join("\n") };
  }
  const last = open.at(-1);
  if (last) throw brokenCalendar(last.line, `begins ${last.name}, which never ends`);
  if (!isAny) throw notACalendar();
}
