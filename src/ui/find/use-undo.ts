"use client";
import { ApiProblem } from "@/ui/api/client";
import { useToast } from "@/ui/primitives/toast";
import { text } from "@/ui/text/en";

/** What a message offers to take back. @returns the action, which says how it went */
export function useUndo(onUndone: () => void) {
  const toast = useToast();
  return (about: string, takeBack: () => Promise<unknown>) => {
    const run = async () => {
      try {
        await takeBack();
        toast({ about, title: text.history.undone });
        onUndone();
      } catch (error) {
        const { title, detail } = error instanceof ApiProblem ? error : { title: text.problem.unknown, detail: text.problem.unknownDetail };
        toast({ about, title, detail, tone: "danger" });
      }
    };
    return { label: text.action.undo, run: () => void run() };
  };
}
