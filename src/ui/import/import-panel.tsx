"use client";
import { FileText } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { Alert } from "@/ui/primitives/alert";
import { Button } from "@/ui/primitives/button";
import { Progress } from "@/ui/primitives/progress";
import { scheduleHref } from "@/ui/schedule/filters";
import { text } from "@/ui/text/en";
import { CalendarFields } from "./calendar-fields";
import { DropZone } from "./drop-zone";
import { ImportChoice } from "./import-choice";
import { ImportHelp } from "./import-help";
import { ImportReport } from "./import-report";
import { useImport } from "./use-import";

/** From a file to bookings: drop it, see what would come of it, import it. */
export function ImportPanel({ zone }: { zone: string }) {
  const [given, setGiven] = useState({ resource: "", kind: "", project: "" });
  const { state, check, run, reset } = useImport(given);
  if (state.step === "choose") {
    return (
      <div className="space-y-8 px-4">
        <ProblemAlert problem={state.problem} fields={[]} />
        <DropZone onFile={(file) => void check(file)} />
        <CalendarFields given={given} onChange={setGiven} />
        <ImportHelp zone={zone} />
      </div>
    );
  }
  const { file } = state;
  return (
    <div className="space-y-5 px-4">
      <p className="flex items-center gap-2 font-medium">
        <FileText aria-hidden className="size-4 text-muted" />
        {file.name}
      </p>
      {(state.step === "checking" || state.step === "importing") && <Working {...state} />}
      {state.step === "checked" && (
        <>
          <ProblemAlert problem={state.problem} fields={[]} />
          <Alert title={text.import.checked} />
          <ImportChoice report={state.report} onImport={(mode) => void run(file, state.report, mode)} onReset={reset} />
          <ImportReport report={state.report} zone={zone} />
        </>
      )}
      {state.step === "done" && (
        <>
          {state.report.stored ? <Alert tone="ok" title={text.import.done} /> : <Alert tone="warn" title={text.import.notStored}>{text.import.notStoredDetail}</Alert>}
          <div className="flex flex-wrap gap-2">
            <Button asChild variant="primary">
              <Link href={scheduleHref({ week: state.week })}>{text.import.toSchedule}</Link>
            </Button>
            <Button onClick={reset}>{text.import.another}</Button>
          </div>
          <ImportReport report={state.report} zone={zone} />
        </>
      )}
    </div>
  );
}

function Working({ step, progress }: { step: "checking" | "importing"; progress: number | undefined }) {
  const label = progress === undefined ? (step === "checking" ? text.import.checking : text.import.importing) : text.import.uploading;
  return (
    <div className="max-w-md space-y-2 py-6">
      <output className="text-muted">{label}</output>
      <Progress value={progress} label={label} />
    </div>
  );
}
