import type { ImportReport } from "@/modules/import/contract";
import { type ApiProblem, networkProblem, readProblem } from "@/ui/api/client";

export type ImportMode = "rows" | "atomic";

/** What is said of a calendar file beside it; empty: nothing. */
export type CalendarGiven = { resource: string; kind: string; project: string };

/** How much of the file is sent, 0 to 100; undefined once the server has it and works. */
export type Progress = number | undefined;

/** A calendar, by its name: browsers differ in the type that they give it. */
export const isCalendar = ({ name }: File) => /\.ics$/i.test(name);

type Options = { given: CalendarGiven; mode: ImportMode; dryRun: boolean; onProgress: (progress: Progress) => void; signal: AbortSignal };

/**
 * Sends a CSV or iCalendar file to be checked or imported. By XMLHttpRequest: fetch cannot tell how much is sent.
 * @throws ApiProblem; never settles once aborted
 */
export function uploadFile(file: File, { given, mode, dryRun, onProgress, signal }: Options): Promise<ImportReport> {
  return new Promise((resolve, reject: (problem: ApiProblem) => void) => {
    const request = new XMLHttpRequest();
    const said = isCalendar(file) ? Object.fromEntries(Object.entries(given).filter(([, value]) => value.trim())) : {};
    request.open("POST", `/api/v1/imports/bookings?${new URLSearchParams({ mode, dryRun: String(dryRun), ...said })}`);
    request.setRequestHeader("content-type", isCalendar(file) ? "text/calendar" : "text/csv");
    request.upload.addEventListener("progress", ({ loaded, total }) => onProgress(Math.round((loaded / total) * 100)));
    request.upload.addEventListener("load", () => onProgress(undefined));
    request.addEventListener("error", () => reject(networkProblem()));
    request.addEventListener("load", () => {
      if (request.status === 200) resolve(JSON.parse(request.responseText) as ImportReport);
      else reject(readProblem(request.status, request.responseText));
    });
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}
