import type { ImportReport } from "@/modules/import/contract";
import { type ApiProblem, networkProblem, readProblem } from "@/ui/api/client";

export type ImportMode = "rows" | "atomic";

/** How much of the file is sent, 0 to 100; undefined once the server has it and works. */
export type Progress = number | undefined;

type Options = { mode: ImportMode; dryRun: boolean; onProgress: (progress: Progress) => void; signal: AbortSignal };

/**
 * Sends a CSV file to be checked or imported. By XMLHttpRequest: fetch cannot tell how much is sent.
 * @throws ApiProblem; never settles once aborted
 */
export function uploadCsv(file: File, { mode, dryRun, onProgress, signal }: Options): Promise<ImportReport> {
  return new Promise((resolve, reject: (problem: ApiProblem) => void) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/v1/imports/bookings?${new URLSearchParams({ mode, dryRun: String(dryRun) })}`);
    request.setRequestHeader("content-type", "text/csv");
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
