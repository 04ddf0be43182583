import { dateParts } from "@/ui/format";
import { marksOf } from "./ruler";

type Props = { range: { startMs: number; endMs: number }; zone: string };

/** The dates over the strips. For the eye: each stretch says its own time. */
export function StripRuler({ range, zone }: Props) {
  return (
    <li aria-hidden className="col-span-full grid grid-cols-subgrid border-b px-4 py-1">
      <div className="relative col-start-2 h-4 overflow-hidden text-xs whitespace-nowrap text-muted @3xl:col-start-3">
        {marksOf(range, zone).map(({ date, at }) => (
          <span key={date} className="absolute" style={{ left: `${at * 100}%` }}>
            {`${dateParts(date).day} ${dateParts(date).month}`}
          </span>
        ))}
      </div>
    </li>
  );
}
