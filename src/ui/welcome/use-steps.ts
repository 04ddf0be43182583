"use client";
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import type { Page } from "@/lib/page";
import { callApi } from "@/ui/api/client";
import { isComplete, type Step, STEPS, type Steps } from "./steps";

const ASK_MS = 4000;
const LISTS: Record<Step, string> = { resources: "v1/resources?limit=1", project: "v1/projects?limit=1", booking: "v1/bookings?limit=1" };

/** What there is now. What cannot be asked stays as it was: the next time is soon. */
async function ask(known: Steps): Promise<Steps> {
  const there = (step: Step) => callApi<Page<unknown>>(LISTS[step]).then(({ items }) => items.length > 0, () => known[step]);
  const [resources, project, booking] = await Promise.all([there("resources"), there("project"), there("booking")]);
  return { resources, project, booking };
}

/**
 * What is done of the first steps, as the server told with the page; then asked anew on every page, on return to the window, and
 * every few seconds while it is looked at, until all is done.
 * @param isShown nobody asks for what is not shown
 */
export function useSteps(told: Steps, isShown: boolean): Steps {
  const path = usePathname();
  const [asked, setAsked] = useState({ told, steps: told });
  const steps = asked.told === told ? asked.steps : told;
  const going = isShown && !isComplete(steps);

  useEffect(() => {
    // On every page anew.
    if (!going || !path) return;
    const look = async () => {
      if (document.visibilityState !== "visible") return;
      const now = await ask(told);
      setAsked((before) => (before.told === told && STEPS.every((step) => before.steps[step] === now[step]) ? before : { told, steps: now }));
    };
    const again = () => void look();
    again();
    const timer = setInterval(again, ASK_MS);
    document.addEventListener("visibilitychange", again);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", again);
    };
  }, [path, going, told]);
  return steps;
}
