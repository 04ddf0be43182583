import { create } from "zustand";

/** What lies over every page of a studio: the palette, or the list of shortcuts. */
export type Overlay = "palette" | "shortcuts";

/** Which of them is open; one at most. */
export const useOverlay = create<{ overlay: Overlay | undefined; show: (overlay: Overlay | undefined) => void }>((set) => ({ overlay: undefined, show: (overlay) => set({ overlay }) }));
