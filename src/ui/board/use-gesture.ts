"use client";
import { type PointerEvent, useCallback, useEffect, useRef, useState } from "react";
import { complete, enter, type Gesture, moveTo, type Outcome } from "./gesture";
import { type Hit, hitAt } from "./hit";
import type { Lines } from "./rows";
import type { Scale } from "./scale";

/** A pointer that moves less is a click. */
const CLICK = 4;

type Handlers = { onClick: (hit: Hit) => void; onOutcome: (outcome: Outcome) => void };

/** The pointer on the board: what it hits, what it does, and what comes of it. Touch scrolls; a tap is a click. */
export function useGesture(lines: Lines, scale: Scale, canWrite: boolean, { onClick, onOutcome }: Handlers) {
  const [gesture, setGesture] = useState<Gesture>();
  const begun = useRef<{ x: number; y: number; hit: Hit }>(undefined);

  const at = (event: PointerEvent<HTMLElement>): Hit => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return hitAt(lines, scale, event.clientX - left, event.clientY - top);
  };
  const cancel = useCallback(() => {
    begun.current = undefined;
    setGesture(undefined);
  }, []);
  useEffect(() => {
    if (!gesture) return;
    const onKey = ({ key }: KeyboardEvent) => key === "Escape" && cancel();
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [gesture, cancel]);

  return {
    gesture,
    setGesture,
    cancel,
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        if (event.button !== 0) return;
        begun.current = { x: event.clientX, y: event.clientY, hit: at(event) };
        if (event.pointerType === "mouse") event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        const from = begun.current;
        if (!from || !canWrite || event.pointerType !== "mouse") return;
        const isFar = Math.abs(event.clientX - from.x) >= CLICK || Math.abs(event.clientY - from.y) >= CLICK;
        const hit = at(event);
        if (gesture) setGesture(moveTo(gesture, hit, scale));
        else if (isFar) {
          const entered = enter(from.hit, scale);
          setGesture(entered && moveTo(entered, hit, scale));
        }
      },
      onPointerUp() {
        const from = begun.current;
        begun.current = undefined;
        if (gesture) {
          const outcome = complete(gesture, scale);
          setGesture(undefined);
          if (outcome) onOutcome(outcome);
        } else if (from) onClick(from.hit);
      },
      onPointerCancel: cancel,
    },
  };
}
