import type { Stretch } from "@/lib/stretch";

export type Job = Stretch & { bookingId: string; projectId: string };

/**
 * The first job that leaves less than `minutes` of rest before or after one of the windows. Two windows of one project on one
 * booking day are one job with a break in it; windows that overlap are no matter of rest.
 */
export function tooClose(windows: Stretch[], projectId: string, jobs: Job[], minutes: number, dateOf: (instant: number) => string): Job | undefined {
  const least = minutes * 60_000;
  return jobs.find((job) =>
    windows.some((window) => {
      const rest = job.start >= window.end ? job.start - window.end : window.start - job.end;
      return rest >= 0 && rest < least && !(job.projectId === projectId && dateOf(job.start) === dateOf(window.start));
    }),
  );
}
