import { Plus } from "lucide-react";
import { memo } from "react";
import { text } from "@/ui/text/en";
import { BookingBar } from "./booking-bar";
import { KindIcon } from "./kind-icon";
import type { Row } from "./rows";
import type { ScheduleProject } from "./types";

type Props = { row: Row; projects: ReadonlyMap<string, ScheduleProject>; columns: number; zone: string; marked: string | undefined; editors?: ReadonlyMap<string, string> | undefined; canWrite: boolean };

/** One resource and its bookings. Drawn by the browser only while it is near what is seen (content-visibility). */
export const ScheduleRow = memo(function ScheduleRow({ row: { resource, bars, height }, projects, columns, zone, marked, editors, canWrite }: Props) {
  return (
    <li className="group/row flex border-b [content-visibility:auto]" style={{ height, containIntrinsicBlockSize: height }}>
      <div className="sticky left-0 z-1 flex w-(--schedule-name-width) shrink-0 items-start gap-2 border-r bg-surface py-1.5 pr-2 pl-4">
        <KindIcon kind={resource.kind} named className="mt-1" />
        <span className="min-w-0 grow truncate leading-5.5" title={resource.name}>
          {resource.name}
        </span>
        {canWrite && (
          <button
            type="button"
            data-book={resource.id}
            aria-label={text.schedule.bookOn(resource.name)}
            className="absolute top-1 right-1 grid size-6 place-items-center rounded-md bg-surface text-muted opacity-0 group-hover/row:opacity-100 hover:bg-sunken hover:text-ink focus-visible:opacity-100"
          >
            <Plus aria-hidden className="size-4" />
          </button>
        )}
      </div>
      <div data-track={resource.id} className="relative min-w-0 grow">
        {bars.map((bar) => (
          <BookingBar key={bar.booking.id} bar={bar} project={projects.get(bar.booking.projectId ?? "")} columns={columns} zone={zone} marked={bar.booking.id === marked} editor={editors?.get(bar.booking.id)} />
        ))}
      </div>
    </li>
  );
});
