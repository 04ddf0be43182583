import { memo } from "react";
import { cn } from "@/ui/cn";
import { formatDay, formatTime } from "@/ui/format";
import { LOCALE } from "@/ui/text/en";
import { type Scale, xAt } from "./scale";
import { type Tick, ticksOf } from "./ticks";

const formats = new Map<string, Intl.DateTimeFormat>();
function format(zone: string, key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const known = formats.get(`${zone} ${key}`);
  if (known) return known;
  const made = new Intl.DateTimeFormat(LOCALE, { timeZone: zone, calendar: "gregory", ...options });
  formats.set(`${zone} ${key}`, made);
  return made;
}

/** How a stretch is named, as far as there is room for it. */
function nameOf({ kind, startMs }: Tick, zone: string, width: number): string {
  const part = (key: string, options: Intl.DateTimeFormatOptions) => format(zone, key, options).format(startMs);
  const day = part("day", { day: "numeric" });
  if (kind === "hour") return formatTime(startMs, zone).slice(0, 2);
  if (kind === "month") return part("month", { month: "long", year: "numeric" });
  if (kind === "week") return width < 120 ? `${day} ${part("short", { month: "short" })}` : `${day} ${part("long", { month: "long" })} ${part("year", { year: "numeric" })}`;
  if (width < 30) return day;
  return width < 110 ? `${part("narrow", { weekday: "narrow" })} ${day}` : formatDay(startMs, zone, true);
}

type Props = { scale: Scale; fromMs: number; toMs: number; nowMs: number };

/** Two lines of dates above the board, as far as they are seen. */
export const BoardHead = memo(function BoardHead({ scale, fromMs, toMs, nowMs }: Props) {
  const { upper, lower } = ticksOf(scale, fromMs, toMs);
  const place = ({ startMs, endMs }: Tick) => ({ left: xAt(scale, startMs), width: xAt(scale, endMs) - xAt(scale, startMs) });
  return (
    <>
      {upper.map((tick) => (
        <div key={tick.startMs} className="absolute top-0 h-5 border-l text-sm leading-5 font-medium text-ink" style={place(tick)}>
          <span className="sticky left-(--schedule-name-width) inline-block max-w-full truncate px-1.5">{nameOf(tick, scale.zone, place(tick).width)}</span>
        </div>
      ))}
      {lower.map((tick) => (
        <div key={tick.startMs} className={cn("absolute top-5 h-5 truncate border-l px-1 text-center text-xs leading-5 text-muted", tick.isWeekend && "bg-sunken", tick.startMs <= nowMs && nowMs < tick.endMs && "font-semibold text-tally-ink")} style={place(tick)}>
          {nameOf(tick, scale.zone, place(tick).width)}
        </div>
      ))}
    </>
  );
});
