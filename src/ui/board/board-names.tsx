import { ChevronRight } from "lucide-react";
import { memo } from "react";
import { cn } from "@/ui/cn";
import { Swatch } from "@/ui/primitives/swatch";
import { KindIcon } from "@/ui/schedule/kind-icon";
import { text } from "@/ui/text/en";
import type { Span } from "./book";
import type { Ground } from "./ground";
import { type Load, loadIn } from "./load";
import type { Line } from "./rows";
import type { BoardBooking, BoardRow } from "./types";

type Props = {
  lines: readonly Line[];
  active: string | undefined;
  /** What is seen of time: how full it is is told beside each name. */
  span: Span;
  bookingsOf: (rowId: string) => readonly BoardBooking[] | undefined;
  groundOf: (resourceId: string) => Ground | undefined;
  /** Another one whenever what these two tell may be other. */
  state: string;
};

/** The names of the rows that are seen, and how full they are. Read out by the grid itself, from its cursor: these are for the eye and the pointer. */
export const BoardNames = memo(function BoardNames({ lines, active, span, bookingsOf, groundOf }: Props) {
  return lines.map((line) => {
    if (line.kind === "head") return <Head key={line.key} line={line} />;
    const { resource, id, capacity } = line.row;
    const ground = resource && groundOf(id);
    const load = ground && cachedLoad(ground, span, bookingsOf(id) ?? NOTHING, capacity);
    return <Name key={line.key} row={line.row} top={line.top} height={line.height} isActive={line.key === active} booked={load && Math.round(100 * load.booked)} held={load && Math.round(100 * load.held)} />;
  });
});

const NOTHING: readonly BoardBooking[] = [];
type Known = { span: Span; bookings: readonly BoardBooking[]; load: Load };
const known = new WeakMap<Ground, Known>();

/** The load of a row, reckoned anew only when its time or its bookings are others: up and down nothing changes. */
function cachedLoad(ground: Ground, span: Span, bookings: readonly BoardBooking[], capacity: number): Load {
  const before = known.get(ground);
  if (before && before.span === span && before.bookings === bookings) return before.load;
  const load = loadIn(span, ground, bookings, capacity);
  known.set(ground, { span, bookings, load });
  return load;
}

const Head = memo(function Head({ line }: { line: Extract<Line, { kind: "head" }> }) {
  return (
    <div className="absolute inset-x-0 flex items-center gap-1 border-b bg-sunken pl-2 text-sm font-semibold text-muted" style={{ top: line.top, height: line.height }}>
      <ChevronRight className={cn("size-4 shrink-0", line.isOpen && "rotate-90")} />
      <span className="truncate">{line.name}</span>
      <span className="font-normal">{line.size}</span>
    </div>
  );
});

type NameProps = { row: BoardRow; top: number; height: number; isActive: boolean; /** In percent; undefined while it is not known. */ booked: number | undefined; held: number | undefined };

const Name = memo(function Name({ row: { resource, project, name }, top, height, isActive, booked, held }: NameProps) {
  return (
    <div className={cn("absolute inset-x-0 flex items-start gap-2 border-b bg-surface py-2 pr-2 pl-4", isActive && "bg-accent-soft")} style={{ top, height }} title={[name, resource?.timeZone ?? project?.client].filter(Boolean).join(" · ")}>
      {resource ? <KindIcon kind={resource.kind} className="mt-0.5" /> : <Swatch colour={project?.colour ?? "#808080"} className="mt-1" />}
      <span className="min-w-0 grow truncate leading-5.5">{name}</span>
      {booked !== undefined && held !== undefined && <Fill booked={booked} held={held} />}
    </div>
  );
});

/** How full somebody is, in percent, and as a short bar. */
function Fill({ booked, held }: { booked: number; held: number }) {
  const isOver = booked > 100;
  const [full, held100] = [Math.min(100, booked), Math.min(100, booked + held)];
  // One element and no clipping: there are many of them while one scrolls.
  const fill = `linear-gradient(to right, var(--color-${isOver ? "danger" : "accent"}) ${full}%, color-mix(in oklab, var(--color-accent) 35%, transparent) ${full}% ${held100}%, var(--color-sunken) ${held100}%)`;
  return (
    <span className={cn("w-9 shrink-0 pb-1 text-right text-xs leading-4 max-md:hidden", isOver ? "font-semibold text-danger" : "text-muted")} style={{ background: `${fill} bottom / 100% 4px no-repeat` }} title={text.board.load(booked, held)}>
      {booked}%
    </span>
  );
}
