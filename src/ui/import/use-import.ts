"use client";
import { useEffect, useRef, useState } from "react";
import type { ImportReport } from "@/modules/import/contract";
import { ApiProblem } from "@/ui/api/client";
import { text } from "@/ui/text/en";
import { weekOfFile } from "./first-week";
import { type CalendarGiven, type ImportMode, type Progress, uploadFile } from "./upload-file";

export type ImportState =
  | { step: "choose"; problem?: ApiProblem }
  | { step: "checking" | "importing"; file: File; progress: Progress; report?: ImportReport }
  | { step: "checked"; file: File; report: ImportReport; problem?: ApiProblem }
  | { step: "done"; file: File; report: ImportReport; week: string | undefined };

const isReadable = ({ name, type }: File) => /\.(csv|tsv|txt|ics)$/i.test(name) || type.startsWith("text/");

/** An import, step by step: choose a file, it is checked, look at the report, import. @param given beside a calendar */
export function useImport(given: CalendarGiven) {
  const [state, setState] = useState<ImportState>({ step: "choose" });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const upload = async (file: File, step: "checking" | "importing", mode: ImportMode, report?: ImportReport) => {
    running.current?.abort();
    const { signal } = (running.current = new AbortController());
    const onProgress = (progress: Progress) => setState({ step, file, progress, ...(report && { report }) });
    onProgress(0);
    return uploadFile(file, { given, mode, dryRun: step === "checking", onProgress, signal });
  };

  const check = async (file: File) => {
    if (!isReadable(file)) return setState({ step: "choose", problem: new ApiProblem(415, "import_not_csv", text.import.notCsv, text.import.notCsvDetail) });
    try {
      setState({ step: "checked", file, report: await upload(file, "checking", "rows") });
    } catch (error) {
      setState({ step: "choose", problem: error as ApiProblem });
    }
  };

  const run = async (file: File, checked: ImportReport, mode: ImportMode) => {
    try {
      const report = await upload(file, "importing", mode, checked);
      setState({ step: "done", file, report, week: await weekOfFile(file) });
    } catch (error) {
      setState({ step: "checked", file, report: checked, problem: error as ApiProblem });
    }
  };

  return { state, check, run, reset: () => setState({ step: "choose" }) };
}
