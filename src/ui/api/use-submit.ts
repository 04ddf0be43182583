"use client";
import { useState } from "react";
import { ApiProblem, readProblem } from "./client";

/**
 * Runs what a form sends, once at a time, and keeps why it was refused.
 * `fail` shows a problem that was found without asking the server.
 */
export function useSubmit<Input>(send: (input: Input) => Promise<void>) {
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();

  const submit = async (input: Input) => {
    if (pending) return;
    setPending(true);
    setProblem(undefined);
    try {
      await send(input);
    } catch (error) {
      setProblem(error instanceof ApiProblem ? error : readProblem(0, ""));
    } finally {
      setPending(false);
    }
  };

  return { pending, problem, submit, fail: setProblem };
}
