import { ChevronLeft, ChevronRight, Filter, Minus, Plus, Redo2, Undo2 } from "lucide-react";
import type { ReactNode, RefObject } from "react";
import { cn } from "@/ui/cn";
import { Button } from "@/ui/primitives/button";
import { SearchInput } from "@/ui/primitives/search-input";
import { Segmented } from "@/ui/primitives/segmented";
import { Select } from "@/ui/primitives/select";
import { Tooltip } from "@/ui/primitives/tooltip";
import { text } from "@/ui/text/en";
import { GROUPINGS } from "./rows";
import { type Zoom, ZOOMS } from "./scale";
import type { useAddress } from "./use-address";

const words = text.board;
const zooms = ZOOMS.map((value) => ({ value, label: words.zooms[value] }));
const groupings = GROUPINGS.map((value) => ({ value, label: words.groupings[value] }));
const rowKinds = (["resources", "projects"] as const).map((value) => ({ value, label: words.rowsOf[value] }));
const views = (["agenda", "timeline"] as const).map((value) => ({ value, label: words[value] }));
const shows = (["bars", "load"] as const).map((value) => ({ value, label: words.shows[value] }));

type Props = Pick<ReturnType<typeof useAddress>, "address" | "set"> & {
  /** Where the days that are seen are written. */
  range: RefObject<HTMLSpanElement | null>;
  onToday: () => void;
  onTurn: (share: number) => void;
  onBook: (() => void) | undefined;
  undo: (() => void) | undefined;
  redo: (() => void) | undefined;
  canWrite: boolean;
  filtersOn: number;
  isFiltering: boolean;
  onFiltering: () => void;
  /** On a phone: a day, or the board; undefined where there is room for the board alone. */
  agenda: boolean | undefined;
  onAgenda: (isOn: boolean) => void;
  /** Whether it is up to date, and who else is here. */
  state: ReactNode;
  /** Saved views. */
  children?: ReactNode;
};

/** What is looked at, how near, by what in groups; and what was done last. */
export function BoardToolbar({ address, set, range, onToday, onTurn, onBook, undo, redo, canWrite, filtersOn, isFiltering, onFiltering, agenda, onAgenda, state, children }: Props) {
  const near = ZOOMS.indexOf(address.zoom);
  const to = (index: number) => void set({ zoom: ZOOMS[Math.max(0, Math.min(ZOOMS.length - 1, index))] as Zoom });
  /** On a phone what is seldom changed stands with the filters. */
  const seldom = isFiltering ? "" : "max-md:hidden";
  return (
    <header className="space-y-2 border-b px-4 py-2.5 max-md:px-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className={cn("text-lg font-semibold whitespace-nowrap", agenda !== undefined && !agenda && "w-full")}>
          <span className="sr-only">{words.title}: </span>
          <span ref={range} hidden={agenda} />
        </h1>
        {agenda !== undefined && <Segmented label={words.view} options={views} value={agenda ? "agenda" : "timeline"} onChange={(view) => onAgenda(view === "agenda")} />}
        <div className={cn("flex items-center gap-0.5", agenda && "hidden")}>
          <IconButton label={words.earlier} onClick={() => onTurn(-0.8)}><ChevronLeft aria-hidden /></IconButton>
          <Button onClick={onToday}>{words.today}</Button>
          <IconButton label={words.later} onClick={() => onTurn(0.8)}><ChevronRight aria-hidden /></IconButton>
        </div>
        <div className={cn("flex items-center gap-0.5", agenda ? "hidden" : seldom)}>
          <IconButton label={`${words.zoom} +`} onClick={() => to(near - 1)} disabled={near === 0}><Plus aria-hidden /></IconButton>
          <Select aria-label={words.zoom} className="w-28" options={zooms} value={address.zoom} onChange={(event) => void set({ zoom: event.target.value as Zoom })} />
          <IconButton label={`${words.zoom} −`} onClick={() => to(near + 1)} disabled={near === ZOOMS.length - 1}><Minus aria-hidden /></IconButton>
        </div>
        <div className="ml-auto flex items-center gap-x-3">
          {state}
          {canWrite && (
            <div className={cn("flex items-center gap-0.5", seldom)}>
              <IconButton label={words.undo} onClick={undo} disabled={!undo}><Undo2 aria-hidden /></IconButton>
              <IconButton label={words.redo} onClick={redo} disabled={!redo}><Redo2 aria-hidden /></IconButton>
            </div>
          )}
          {onBook && (
            <Button variant="primary" onClick={onBook}>
              <Plus aria-hidden />
              {text.schedule.book}
            </Button>
          )}
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Segmented label={words.rows} options={rowKinds} value={address.rows} onChange={(rows) => void set({ rows })} className={seldom} />
        {address.rows === "resources" && (
          <>
            {!agenda && <Segmented label={words.show} options={shows} value={address.show} onChange={(show) => void set({ show })} className={seldom} />}
            <Select aria-label={words.groupBy} className={cn("w-36", seldom)} options={groupings} value={address.group} onChange={(event) => void set({ group: event.target.value as (typeof GROUPINGS)[number] })} />
          </>
        )}
        <SearchInput label={address.rows === "resources" ? text.schedule.search : words.findProject} value={address.q ?? undefined} onSearch={(q) => void set({ q: q ?? null })} className="w-48 max-md:w-auto max-md:min-w-0 max-md:grow" />
        <Button variant={filtersOn > 0 ? "secondary" : "ghost"} aria-expanded={isFiltering} onClick={onFiltering}>
          <Filter aria-hidden />
          {filtersOn > 0 ? words.filtersOn(filtersOn) : words.filters}
        </Button>
        {children}
      </div>
    </header>
  );
}

function IconButton({ label, onClick, disabled, children }: { label: string; onClick: (() => void) | undefined; disabled?: boolean; children: ReactNode }) {
  return (
    <Tooltip text={label}>
      <Button variant="ghost" size="icon" aria-label={label} onClick={onClick} disabled={disabled}>
        {children}
      </Button>
    </Tooltip>
  );
}
