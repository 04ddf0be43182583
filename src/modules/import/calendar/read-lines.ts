import type { FileHandle } from "node:fs/promises";
import { contentOf } from "../file/spool";
import { brokenCalendar } from "./refusals";

const LINE_END = /\r\n|\n|\r(?!$)/;
const LONGEST_LINE = 1_000_000;

/** The lines of the file as they stand there, whatever ends them; the first is line 1. @throws Problem 400 for a line without an end */
export async function* readLines(file: FileHandle): AsyncGenerator<{ line: number; text: string }> {
  const decoder = new TextDecoder();
  let rest = "";
  let line = 0;
  for await (const bytes of contentOf(file)) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split(LINE_END);
    rest = lines.pop() as string;
    if (rest.length > LONGEST_LINE) throw brokenCalendar(line + lines.length + 1, "is longer than a million characters");
    for (const text of lines) yield { line: ++line, text };
  }
  rest += decoder.decode();
  if (rest !== "") yield { line: ++line, text: rest.replace(/\r$/, "") };
}
