import type { FileHandle } from "node:fs/promises";
import { isTimeZone } from "@/lib/time";
import { type Clock, describedZone } from "./clock";
import { readParts } from "./read-parts";

/** What a calendar says of itself. A file may hold several. clocks: of the zones it describes, and of those it names, once met. */
export type Head = { name: string | undefined; zone: string | undefined; clocks: Map<string, Clock> };

/** Reads the file once to its end, so that nothing is stored of one that is broken further down, and a zone may be described behind the events. @throws Problem 400 */
export async function readHeads(file: FileHandle): Promise<{ heads: Head[]; events: number }> {
  const heads: Head[] = [];
  let events = 0;
  let head: Head = newHead();
  let property = "";
  const settle = () => {
    const [, name, value = ""] = /^(X-WR-CALNAME|X-WR-TIMEZONE)(?:;[^:]*)?:(.*)$/is.exec(property) ?? [];
    if (name?.toUpperCase() === "X-WR-CALNAME") head.name = unescaped(value) || undefined;
    if (name && name.toUpperCase() !== "X-WR-CALNAME" && isTimeZone(value.trim())) head.zone = value.trim();
    property = "";
  };
  for await (const part of readParts(file)) {
    const goesOn = part.what === "property" && /^[ \t]/.test(part.text);
    if (!goesOn) settle();
    if (part.what === "calendar") heads.push((head = newHead()));
    if (part.what === "property") property = goesOn ? property + part.text.slice(1) : part.text;
    if (part.what !== "component") continue;
    if (part.name === "VEVENT") events += 1;
    const zone = part.name === "VTIMEZONE" && part.text ? describedZone(part.text) : undefined;
    if (zone) head.clocks.set(zone.id, zone.clock);
  }
  settle();
  return { heads, events };
}

const newHead = (): Head => ({ name: undefined, zone: undefined, clocks: new Map() });

/** Properties that RFC 5545 does not know are left as they are by ical.js. */
const unescaped = (value: string) => value.replace(/\\([nN;,\\])/g, (_, character: string) => (character.toLowerCase() === "n" ? " " : character)).trim();
