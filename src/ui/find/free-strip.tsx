/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/interactive-supports-focus -- no tag is a list of places in time; the list keeps the focus (ARIA listbox) */
"use client";
import { type KeyboardEvent, useId, useMemo, useState } from "react";
import type { Stretch } from "@/lib/stretch";
import type { Candidate } from "@/modules/booking/availability/contract";
import { cn } from "@/ui/cn";
import { formatDay, formatSlot } from "@/ui/format";
import { text } from "@/ui/text/en";

export type Range = { startMs: number; endMs: number };
type Props = { candidate: Candidate; range: Range; zone: string; /** Said below while nothing is pointed at. */ about: string; onPick: ((stretch: Stretch) => void) | undefined };
type Shown = Stretch & { isFree: boolean; words: string };

const DAY_MS = 86_400_000;

/**
 * When somebody is free or away in the range, as bars; what is pointed at, or reached by the arrow keys, is said below. One stop of the Tab key: a list whose
 * active entry is told to screen readers (ARIA listbox). Choosing a free stretch books it.
 */
export function FreeStrip({ candidate, range, zone, about, onPick }: Props) {
  const id = useId();
  const stretches = useMemo(() => stretchesOf(candidate, range, zone), [candidate, range, zone]);
  const [at, setAt] = useState<number>();
  const active = at === undefined ? undefined : stretches[at];
  const place = ({ start, end }: Stretch) => ({ left: `${((start - range.startMs) / (range.endMs - range.startMs)) * 100}%`, width: `${((end - start) / (range.endMs - range.startMs)) * 100}%` });
  const pick = (stretch: Shown | undefined) => stretch?.isFree && onPick?.(stretch);
  const onKeyDown = (event: KeyboardEvent) => {
    const last = stretches.length - 1;
    const to = { ArrowRight: Math.min(last, (at ?? -1) + 1), ArrowLeft: Math.max(0, (at ?? 1) - 1), Home: 0, End: last }[event.key];
    if (to !== undefined) setAt(to);
    else if (event.key === "Enter" || event.key === " ") pick(active);
    else return;
    event.preventDefault();
  };
  const placeOf = ({ target }: { target: EventTarget }) => {
    const { stretch } = (target as HTMLElement).dataset;
    return stretch === undefined ? undefined : Number(stretch);
  };
  return (
    <div className="min-w-0 space-y-1">
      <div
        role="listbox"
        tabIndex={0}
        aria-label={text.find.strip(candidate.name, candidate.freeMinutes)}
        aria-activedescendant={at === undefined ? undefined : `${id}-${at}`}
        onKeyDown={onKeyDown}
        onFocus={() => setAt((shown) => shown ?? 0)}
        onBlur={() => setAt(undefined)}
        onPointerOver={(event) => setAt(placeOf(event))}
        onPointerLeave={() => setAt(undefined)}
        onClick={(event) => pick(stretches[placeOf(event) ?? -1])}
        className="relative h-7 rounded-sm bg-sunken"
        style={{ backgroundImage: "linear-gradient(to right, var(--color-line) 1px, transparent 1px)", backgroundSize: `${(DAY_MS / (range.endMs - range.startMs)) * 100}% 100%` }}
      >
        {stretches.map((stretch, index) => (
          <span
            role="option"
            id={`${id}-${index}`}
            key={`${stretch.start} ${stretch.isFree}`}
            aria-label={stretch.words}
            aria-selected={index === at}
            data-stretch={index}
            style={place(stretch)}
            className={cn("absolute min-w-px rounded-[1px]", stretch.isFree ? "inset-y-1 bg-ok" : "inset-y-0 bg-danger/25", stretch.isFree && onPick && "cursor-pointer", index === at && "inset-y-0 outline-2 outline-focus")}
          />
        ))}
      </div>
      {/* Both take their room, so that nothing jumps. */}
      <p aria-hidden={active ? true : undefined} className="grid text-sm text-muted *:col-start-1 *:row-start-1">
        <span className={cn(active && "invisible")}>{about}</span>
        <span className="text-ink">{active?.words}</span>
      </p>
    </div>
  );
}

function stretchesOf({ free, away, kind }: Candidate, range: Range, zone: string): Shown[] {
  const inRange = ({ start, end }: { start: string; end: string }) => ({ start: Math.max(Date.parse(start), range.startMs), end: Math.min(Date.parse(end), range.endMs) });
  const days = ({ start, end }: Stretch) => [...new Set([formatDay(start, zone, true), formatDay(end - 1, zone, true)])].join(" – ");
  const isPool = kind === "equipment";
  return [
    ...free.map((one) => ({ ...inRange(one), isFree: true, capacity: one.capacity })).map(({ capacity, ...one }) => ({ ...one, words: text.find.freeThen(formatSlot(one.start, one.end, zone), (one.end - one.start) / 60_000, isPool ? capacity : undefined) })),
    ...away.map((one) => ({ ...inRange(one), isFree: false, kind: one.kind })).map(({ kind: why, ...one }) => ({ ...one, words: text.find.awayThen(text.conflicts.kinds[why], days(one)) })),
  ].toSorted((a, b) => a.start - b.start);
}
