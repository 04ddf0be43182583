"use client";
import { callApi } from "@/ui/api/client";
import { forgetRecent } from "@/ui/palette/recent";
import { useToast } from "@/ui/primitives/toast";
import { text } from "@/ui/text/en";

/** Ends the session, and leaves nothing of the studio in the browser. */
export function useSignOut() {
  const toast = useToast();
  return async () => {
    try {
      await callApi("auth/sign-out", { method: "POST", body: {} });
      forgetRecent();
      // A full load: nothing of the studio stays in the browser's memory.
      globalThis.location.assign("/sign-in");
    } catch {
      toast({ title: text.problem.network, detail: text.problem.networkDetail, tone: "danger" });
    }
  };
}
