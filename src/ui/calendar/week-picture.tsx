import { DAYS, type WeekHours, weekPieces } from "./week-words";

const COLUMN = 11;
const GAP = 2;
const HEIGHT = 48;
const DAY = 1_440;

/** A week at a glance: a column a day, from midnight to midnight. Its words stand beside it. */
export function WeekPicture({ week }: { week: WeekHours[] }) {
  const left = (day: number) => (day - 1) * (COLUMN + GAP);
  return (
    <svg aria-hidden width={7 * COLUMN + 6 * GAP} height={HEIGHT} className="shrink-0">
      {DAYS.map((day) => (
        <rect key={day} x={left(day)} width={COLUMN} height={HEIGHT} rx={2} className="fill-line" />
      ))}
      {weekPieces(week).map(({ day, from, to }) => (
        <rect key={`${day} ${from}`} x={left(day)} y={(from / DAY) * HEIGHT} width={COLUMN} height={((to - from) / DAY) * HEIGHT} className="fill-accent" />
      ))}
    </svg>
  );
}
