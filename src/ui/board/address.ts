import { createParser, createSerializer, type inferParserType, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { Temporal } from "@/lib/time";
import { GROUPINGS } from "./rows";
import { ZOOMS } from "./scale";

const dates = createParser({
  parse(value) {
    try {
      return /^\d{4}-\d\d-\d\d$/.test(value) ? Temporal.PlainDate.from(value, { overflow: "reject" }).toString() : null;
    } catch {
      return null;
    }
  },
  serialize: (value: string) => value,
});

export const KINDS = ["artist", "room", "equipment"] as const;
export const STATUSES = ["confirmed", "hold", "requested"] as const;

/** What of the board stands in its address, so that whoever opens it sees the same. What makes no sense is as if it were not there. */
export const boardAddress = {
  date: dates,
  zoom: parseAsStringLiteral(ZOOMS).withDefault("week"),
  rows: parseAsStringLiteral(["resources", "projects"] as const).withDefault("resources"),
  show: parseAsStringLiteral(["bars", "load"] as const).withDefault("bars"),
  group: parseAsStringLiteral(GROUPINGS).withDefault("department"),
  q: parseAsString,
  kind: parseAsStringLiteral(KINDS),
  department: parseAsString,
  tag: parseAsString,
  skill: parseAsString,
  project: parseAsString,
  status: parseAsStringLiteral(STATUSES),
  freeFrom: dates,
  freeTo: dates,
};

const serialize = createSerializer(boardAddress, { clearOnDefault: true });

/** What of an address is kept in a view: all but the day that one happens to look at. Without the question mark. */
export const viewQuery = (address: inferParserType<typeof boardAddress>): string => serialize({ ...address, date: null }).replace(/^\?/, "");
