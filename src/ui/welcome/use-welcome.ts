import { create } from "zustand";

const PREFIX = "welcome-hidden:";

/** Whether it was hidden in this browser. @param scope studio and person */
export function wasHidden(scope: string): boolean {
  try {
    return localStorage.getItem(PREFIX + scope) !== null;
  } catch {
    return false;
  }
}

function remember(scope: string, wanted: boolean): void {
  try {
    if (wanted) localStorage.removeItem(PREFIX + scope);
    else localStorage.setItem(PREFIX + scope, "1");
  } catch {
    // A browser that keeps nothing shows it again next time.
  }
}

type Wanted = { /** Undefined: nobody said so since the page was opened. */ wanted: boolean | undefined; want: (scope: string, wanted: boolean) => void };

/** Whether somebody asked for the first steps, or hid them. */
export const useWelcome = create<Wanted>((set) => ({
  wanted: undefined,
  want: (scope, wanted) => {
    remember(scope, wanted);
    set({ wanted });
  },
}));
