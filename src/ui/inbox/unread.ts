"use client";
import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { create } from "zustand";
import { callApi } from "@/ui/api/client";

const ASK_MS = 30_000;

type Unread = { unread: number; told: (unread: number) => void; ask: () => Promise<void> };

/** How many messages are not read, for the bell and the inbox alike. */
export const useUnreadStore = create<Unread>((set) => ({
  unread: 0,
  told: (unread) => set({ unread }),
  async ask() {
    // Not told, the number stays what it was: the next time is soon.
    const answer = await callApi<{ unread: number }>("v1/notifications/unread").catch(() => undefined);
    if (answer) set(answer);
  },
}));

/** Asks on every page, when one comes back to the window, and now and then while it is looked at. */
export function useUnread(): number {
  const path = usePathname();
  const { unread, ask } = useUnreadStore();
  useEffect(() => {
    if (path) void ask();
  }, [ask, path]);
  useEffect(() => {
    const askSeen = () => document.visibilityState === "visible" && void ask();
    const timer = setInterval(askSeen, ASK_MS);
    document.addEventListener("visibilitychange", askSeen);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", askSeen);
    };
  }, [ask]);
  return unread;
}
