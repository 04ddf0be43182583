"use client";
import { type PointerEvent, useCallback, useEffect, useRef } from "react";
import { afterPaint } from "./after-paint";
import { complete, enter, type Gesture, moveTo, type Outcome } from "./gesture";
import { type Hit, hitAt } from "./hit";
import type { Lines } from "./rows";
import type { Scale } from "./scale";
import type { BoardBooking } from "./types";

/** A pointer that moves less is a click; one that stays for so long, in milliseconds, asks for the menu. */
const CLICK = 4;
const LONG_MS = 500;

type Setting = { gesture: Gesture | undefined; setGesture: (gesture: Gesture | undefined) => void; lines: Lines; scale: Scale; canWrite: boolean; selected: readonly BoardBooking[]; rowOf: (booking: BoardBooking) => string };
type Handlers = {
  onClick: (hit: Hit, isAdding: boolean) => void;
  onOutcome: (outcome: Outcome) => void;
  /** What a rectangle in pixels of the board was drawn around. */
  onLasso: (rect: { x: number; y: number; width: number; height: number }) => void;
  onMenu: (hit: Hit, at: { x: number; y: number }) => void;
};
type Begun = { x: number; y: number; hit: Hit; isAdding: boolean; isCopy: boolean };

/** The pointer on the board: what it hits, what it does, and what comes of it. Touch scrolls; a tap is a click, a long press asks for the menu. */
export function useGesture({ gesture, setGesture, lines, scale, canWrite, selected, rowOf }: Setting, { onClick, onOutcome, onLasso, onMenu }: Handlers) {
  const begun = useRef<Begun>(undefined);
  const press = useRef<ReturnType<typeof setTimeout>>(undefined);

  const at = (event: PointerEvent<HTMLElement> | React.MouseEvent<HTMLElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const place = { x: event.clientX - left, y: event.clientY - top };
    return { place, hit: hitAt(lines, scale, place.x, place.y) };
  };
  const cancel = useCallback(() => {
    clearTimeout(press.current);
    begun.current = undefined;
    setGesture(undefined);
  }, [setGesture]);
  useEffect(() => {
    if (!gesture) return;
    const onKey = ({ key }: KeyboardEvent) => key === "Escape" && cancel();
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [gesture, cancel]);

  /** With Shift on an empty place a rectangle is drawn around what is to be selected. */
  function begin({ hit, isAdding, isCopy }: Begun, from: { x: number; y: number }): Gesture | undefined {
    if (isAdding && !hit.bar) return { kind: "lasso", from, to: from };
    return canWrite ? enter(hit, scale, { isCopy, selected }) : undefined;
  }
  /** What is dragged stays to be seen where it was let go until it is there. */
  const end = (ended: Gesture) =>
    afterPaint(() => {
      setGesture(undefined);
      if (ended.kind === "lasso") {
        const { from, to } = ended;
        return onLasso({ x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width: Math.abs(to.x - from.x), height: Math.abs(to.y - from.y) });
      }
      const outcome = complete(ended, scale, rowOf);
      if (outcome) onOutcome(outcome);
    });

  return {
    cancel,
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        if (event.button !== 0) return;
        const { hit } = at(event);
        begun.current = { x: event.clientX, y: event.clientY, hit, isAdding: event.shiftKey, isCopy: event.altKey || event.ctrlKey || event.metaKey };
        if (event.pointerType === "mouse") return event.currentTarget.setPointerCapture(event.pointerId);
        const where = { x: event.clientX, y: event.clientY };
        press.current = setTimeout(() => {
          begun.current = undefined;
          onMenu(hit, where);
        }, LONG_MS);
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        const from = begun.current;
        if (!from) return;
        const isFar = Math.abs(event.clientX - from.x) >= CLICK || Math.abs(event.clientY - from.y) >= CLICK;
        if (isFar) clearTimeout(press.current);
        if (event.pointerType !== "mouse") return;
        const { place, hit } = at(event);
        if (gesture) setGesture(moveTo(gesture, hit, scale, place));
        else if (isFar) {
          const entered = begin(from, { x: place.x - (event.clientX - from.x), y: place.y - (event.clientY - from.y) });
          setGesture(entered && moveTo(entered, hit, scale, place));
        }
      },
      onPointerUp() {
        clearTimeout(press.current);
        const from = begun.current;
        begun.current = undefined;
        if (gesture) end(gesture);
        else if (from) onClick(from.hit, from.isAdding || from.isCopy);
      },
      onPointerCancel: cancel,
      onContextMenu(event: React.MouseEvent<HTMLElement>) {
        event.preventDefault();
        if (!gesture) onMenu(at(event).hit, { x: event.clientX, y: event.clientY });
      },
    },
  };
}
