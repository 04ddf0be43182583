"use client";
import { useEffect, useEffectEvent, useState } from "react";
import type { LiveEvent } from "@/modules/live/contract";
import { listen } from "@/ui/live/heard";

const GATHER_MS = 400;

/** Goes up when something is heard that is about what is shown, soon and once for many: what depends on it is read anew. */
export function useHeard(isAbout: (event: LiveEvent) => boolean): number {
  const [times, setTimes] = useState(0);
  const about = useEffectEvent(isAbout);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = listen((heard) => {
      if (heard !== "missed" && !about(heard)) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        setTimes((before) => before + 1);
      }, GATHER_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);
  return times;
}
