"use client";
import { type RefObject, useEffect, useState } from "react";
import { formatDay, formatSlot, formatTime } from "@/ui/format";
import { text } from "@/ui/text/en";
import { loadIn } from "./load";
import { type Hit, hitAt } from "./hit";
import type { Lines } from "./rows";
import type { Picture } from "./picture";
import type { Scale } from "./scale";
import { ticksOf } from "./ticks";

/** After so long over the same place it is told what is there. */
const REST_MS = 350;
const GAP = 14;

type Props = { over: RefObject<HTMLElement | null>; lines: Lines; scale: Scale; isBusy: boolean; picture: Pick<Picture, "projects" | "nameOf" | "bookingsOf" | "groundOf" | "show"> };
type Told = { x: number; y: number; hit: Hit };

/** What is under the pointer: the booking with all of its name, and what time it is there for whom it is elsewhere. */
export function BoardHover({ over, lines, scale, isBusy, picture }: Props) {
  const [told, setTold] = useState<Told>();
  useEffect(() => {
    const element = over.current;
    if (!element || isBusy) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const leave = () => {
      clearTimeout(timer);
      setTold(undefined);
    };
    const move = (event: PointerEvent) => {
      leave();
      if (event.pointerType !== "mouse") return;
      const { left, top } = element.getBoundingClientRect();
      const hit = hitAt(lines, scale, event.clientX - left, event.clientY - top);
      element.style.cursor = hit.bar ? (hit.part === "middle" ? "grab" : "ew-resize") : "";
      timer = setTimeout(() => setTold({ x: event.clientX, y: event.clientY, hit }), REST_MS);
    };
    const events = { pointermove: move, pointerleave: leave, pointerdown: leave, wheel: leave } as const;
    for (const [name, act] of Object.entries(events)) element.addEventListener(name, act as EventListener, { passive: true });
    return () => {
      leave();
      for (const [name, act] of Object.entries(events)) element.removeEventListener(name, act as EventListener);
    };
  }, [over, lines, scale, isBusy]);
  if (told?.hit.line?.kind !== "row" || isBusy) return null;
  const words = wordsFor(told.hit, scale, picture);
  const isRight = told.x > innerWidth - 340;
  return (
    <div aria-hidden className="pointer-events-none fixed z-50 max-w-80 rounded-md border bg-raised px-2.5 py-1.5 text-sm shadow-lg" style={{ ...(isRight ? { right: innerWidth - told.x + GAP } : { left: told.x + GAP }), ...(told.y > innerHeight - 140 ? { bottom: innerHeight - told.y + GAP } : { top: told.y + GAP }) }}>
      {words.map((line, i) => (
        <p key={line} className={i === 0 ? "font-medium wrap-break-word" : "text-muted"}>
          {line}
        </p>
      ))}
    </div>
  );
}

function wordsFor({ line, bar, ms }: Hit, scale: Scale, { projects, nameOf, bookingsOf, groundOf, show }: Props["picture"]): string[] {
  if (line?.kind !== "row") return [];
  const { zone } = scale;
  const { resource } = line.row;
  const local = resource && resource.timeZone !== zone ? text.board.atPlace(`${formatDay(ms, resource.timeZone, true)}, ${formatTime(ms, resource.timeZone)}`, `${resource.name} (${resource.timeZone.replace(/^.*\//, "").replaceAll("_", " ")})`) : "";
  const now = `${formatDay(ms, zone, true)}, ${formatTime(ms, zone)}`;
  if (bar) {
    const { title, projectId, resourceId, status, rank, startMs, endMs, hasConflict } = bar.booking;
    const project = projectId === null ? text.board.masked : (projects.get(projectId)?.name ?? "");
    const state = rank === null ? text.status[status] : `${text.status[status]}, ${text.board.nth(rank)}`;
    return [title || project, [nameOf(resourceId), title && project].filter(Boolean).join(" · "), `${state} · ${formatSlot(startMs, endMs, zone)}`, hasConflict ? text.conflicts.mark : "", local].filter(Boolean);
  }
  const cell = ticksOf(scale, ms, ms + 1).lower[0];
  const ground = resource && groundOf(line.row.id);
  const load = show === "load" && cell && ground ? loadIn({ fromMs: cell.startMs, toMs: cell.endMs }, ground, bookingsOf(line.row.id) ?? [], line.row.capacity) : undefined;
  return [now, line.row.name, load ? text.board.load(Math.round(100 * load.booked), Math.round(100 * load.held)) : "", local].filter(Boolean);
}
