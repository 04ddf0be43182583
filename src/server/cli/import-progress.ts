import { SingleBar } from "cli-progress";
import type { Progress } from "@/modules/import";

const LABELS: Record<Progress["phase"], string> = { planning: "Planning", storing: "Booking" };

/** A bar on standard error that follows an import; silent where that is no terminal. */
export function importProgress() {
  const bar = new SingleBar({ format: "{label} [{bar}] {value} of {total} rows, {duration_formatted}", stream: process.stderr, hideCursor: true });
  let phase: Progress["phase"] | undefined;
  return {
    show(progress: Progress) {
      const payload = { label: LABELS[progress.phase] };
      if (progress.phase !== phase) {
        bar.stop(); // the phase before keeps its line
        bar.start(progress.of, 0, payload);
      }
      phase = progress.phase;
      bar.update(progress.rows, payload);
    },
    stop: () => bar.stop(),
  };
}
