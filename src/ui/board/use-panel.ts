"use client";
import { useState } from "react";
import { createStore } from "zustand";
import { afterPaint } from "./after-paint";
import type { Panel } from "./board-panel";

/** What stands beside the board, how often something was opened there, and whether it is lowered on a phone. */
type Side = { panel: Panel | undefined; openings: number; lowered: boolean };

/** Beside React's state of the board: what is opened draws the panel, and not the board, anew. */
export function usePanel() {
  const [side] = useState(() => {
    const store = createStore<Side>(() => ({ panel: undefined, openings: 0, lowered: false }));
    return {
      store,
      set: (panel: Panel | undefined) => store.setState({ panel }),
      open: (panel: Panel) => afterPaint(() => store.setState(({ openings }) => ({ panel, openings: openings + 1, lowered: false }))),
      lower: (lowered: boolean) => store.setState({ lowered }),
    };
  });
  return side;
}
export type PanelSide = ReturnType<typeof usePanel>;
