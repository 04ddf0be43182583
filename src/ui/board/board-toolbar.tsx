import { Minus, Plus } from "lucide-react";
import type { RefObject } from "react";
import { LiveState } from "@/ui/live/live-state";
import type { Connection } from "@/ui/live/store";
import type { Presence } from "@/modules/live/contract";
import { Button } from "@/ui/primitives/button";
import { SearchInput } from "@/ui/primitives/search-input";
import { Select } from "@/ui/primitives/select";
import { text } from "@/ui/text/en";
import { type Grouping, GROUPINGS } from "./rows";
import { type Zoom, ZOOMS } from "./scale";

const zooms = ZOOMS.map((value) => ({ value, label: text.board.zooms[value] }));
const groupings = GROUPINGS.map((value) => ({ value, label: text.board.groupings[value] }));

type Props = {
  /** Where the days that are seen are written. */
  range: RefObject<HTMLSpanElement | null>;
  zoom: Zoom;
  onZoom: (zoom: Zoom) => void;
  grouping: Grouping;
  setGrouping: (grouping: Grouping) => void;
  search: string;
  setSearch: (search: string) => void;
  onToday: () => void;
  onBook: (() => void) | undefined;
  state: Connection;
  others: readonly Presence[];
};

/** What is looked at, how near, by what in groups; and whether it is up to date. */
export function BoardToolbar({ range, zoom, onZoom, grouping, setGrouping, search, setSearch, onToday, onBook, state, others }: Props) {
  const near = ZOOMS.indexOf(zoom);
  const to = (index: number) => onZoom(ZOOMS[Math.max(0, Math.min(ZOOMS.length - 1, index))] as Zoom);
  return (
    <header className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b px-4 py-2.5 max-md:px-3">
      <h1 className="text-lg font-semibold whitespace-nowrap">
        <span className="sr-only">{text.board.title}: </span>
        <span ref={range} />
      </h1>
      <Button onClick={onToday}>{text.board.today}</Button>
      <div className="flex items-center gap-0.5">
        <Button variant="ghost" size="icon" aria-label={`${text.board.zoom} +`} onClick={() => to(near - 1)} disabled={near === 0}>
          <Plus aria-hidden />
        </Button>
        <Select aria-label={text.board.zoom} className="w-28" options={zooms} value={zoom} onChange={(event) => onZoom(event.target.value as Zoom)} />
        <Button variant="ghost" size="icon" aria-label={`${text.board.zoom} −`} onClick={() => to(near + 1)} disabled={near === ZOOMS.length - 1}>
          <Minus aria-hidden />
        </Button>
      </div>
      <Select aria-label={text.board.groupBy} className="w-36" options={groupings} value={grouping} onChange={(event) => setGrouping(event.target.value as Grouping)} />
      <SearchInput label={text.schedule.search} value={search} onSearch={(typed) => setSearch(typed ?? "")} className="w-52" />
      <LiveState state={state} others={others} week="board" />
      {onBook && (
        <Button variant="primary" onClick={onBook} className="ml-auto">
          <Plus aria-hidden />
          {text.schedule.book}
        </Button>
      )}
    </header>
  );
}
