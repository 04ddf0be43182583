"use client";
import { useSyncExternalStore } from "react";

const MINUTE = 60_000;

/** The present minute's last instant, in milliseconds since 1970: it goes on by itself. */
export function useMinute(): number {
  return useSyncExternalStore(everyMinute, minute, minute);
}

const minute = () => Math.floor(Date.now() / MINUTE) * MINUTE + MINUTE - 1;

function everyMinute(changed: () => void): () => void {
  const timer = setInterval(changed, MINUTE / 4);
  return () => clearInterval(timer);
}
