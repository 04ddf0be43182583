import type { Filters } from "./filter";
import type { Ground } from "./ground";
import type { Palette } from "./palette";
import type { Lines } from "./rows";
import type { Scale } from "./scale";
import type { BoardBooking, BoardProject, Rows } from "./types";

/** All that a tile shows. */
export type Picture = {
  lines: Lines;
  scale: Scale;
  rows: Rows;
  show: "bars" | "load";
  filters: Pick<Filters, "project" | "status">;
  projects: ReadonlyMap<string, BoardProject>;
  nameOf: (resourceId: string) => string;
  bookingsOf: (rowId: string) => readonly BoardBooking[] | undefined;
  groundOf: (resourceId: string) => Ground | undefined;
  palette: Palette;
  words: { masked: string; nth: (rank: number) => string };
};
