import type { FileHandle } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import type { ImportFile } from "../plan/import-file";
import { type Head, readHeads } from "./heads";
import { NotMeant } from "./moments";
import { parseEvent, replacedBy } from "./parse-event";
import { readParts } from "./read-parts";
import { tooManyDates, tooManyRules } from "./refusals";
import type { Given } from "./said-by";
import type { Moved } from "./times-of";

/** No file makes more rows: a rule of a line stands for a thousand. */
const MOST_ROWS = 500_000;
/** Working out what a rule means may take half a second, when it never comes true. */
const MOST_RULES = 2_000;
const REPEATS = /^(?:RRULE|RDATE)[;:]/im;
const REPLACES = /^RECURRENCE-ID[;:]/im;

/** An iCalendar file as rows. @throws Problem 400 when it is none or broken, 422 when it has too many dates */
export async function openCalendar(file: FileHandle, given: Given): Promise<ImportFile> {
  const { heads, events } = await readHeads(file);
  const moved: Moved = new Map();
  for await (const { text, head } of eventsOf(file, heads)) {
    if (text && REPLACES.test(text)) note(moved, text, head, given);
  }
  let rows = events;
  let rules = 0;
  for await (const event of eventsOf(file, heads)) {
    if (!isRepeated(event)) continue;
    if (++rules > MOST_RULES) throw tooManyRules(MOST_RULES);
    rows += parseEvent(event, event.head, given, moved).length - 1;
    if (rows > MOST_ROWS + events) throw tooManyDates(MOST_ROWS);
    await setImmediate(); // others get their turn
  }
  return {
    rows,
    async *entries() {
      for await (const event of eventsOf(file, heads)) {
        yield* parseEvent(event, event.head, given, moved);
        if (isRepeated(event)) await setImmediate();
      }
    },
  };
}

const isRepeated = ({ text }: { text: string | undefined }) => text !== undefined && REPEATS.test(text);

async function* eventsOf(file: FileHandle, heads: Head[]) {
  let at = -1;
  for await (const part of readParts(file)) {
    if (part.what === "calendar") at += 1;
    if (part.what === "component" && part.name === "VEVENT") yield { line: part.line, text: part.text, head: heads[at] as Head };
  }
}

/** What cannot be meant is told when the event itself is read. */
function note(moved: Moved, text: string, head: Head, given: Given): void {
  try {
    const replaced = replacedBy(text, head, given);
    if (replaced) moved.set(replaced.uid, (moved.get(replaced.uid) ?? new Set()).add(replaced.at));
  } catch (error) {
    if (!(error instanceof NotMeant)) throw error;
  }
}
