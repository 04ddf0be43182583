import { Copy, Plus } from "lucide-react";
import { Button } from "@/ui/primitives/button";
import { text } from "@/ui/text/en";
import { HoursFields } from "./hours-fields";
import { DAYS, longDay, shortDay, type WeekHours } from "./week-words";

const FIRST = { start: "09:00", end: "18:00" };
const WEEKDAYS = [1, 2, 3, 4, 5];

type Props = { week: WeekHours[]; onChange: (week: WeekHours[]) => void; wrong: { at: number; message: string } | undefined };

/** The working hours of each weekday. */
export function WeekFields({ week, onChange, wrong }: Props) {
  const replace = (at: number, hours: WeekHours) => onChange(week.map((own, n) => (n === at ? hours : own)));
  const copyMonday = () => {
    const monday = week.filter(({ day }) => day === 1);
    onChange([...WEEKDAYS.flatMap((day) => monday.map((hours) => ({ ...hours, day }))), ...week.filter(({ day }) => !WEEKDAYS.includes(day))]);
  };
  return (
    <fieldset className="space-y-1.5">
      <legend className="mb-1 text-sm font-medium">{text.workingTime.week}</legend>
      {DAYS.map((day) => {
        const own = week.flatMap((hours, at) => (hours.day === day ? [{ hours, at }] : []));
        return (
          <div key={day} className="grid grid-cols-[5.5rem_1fr_auto] items-start gap-x-2 gap-y-1 max-md:grid-cols-[2.25rem_1fr_auto]">
            <span className="pt-1.5 max-md:hidden">{longDay(day)}</span>
            <span aria-hidden className="pt-2.5 md:hidden">
              {shortDay(day)}
            </span>
            <div className="space-y-1.5">
              {own.length === 0 && <span className="block pt-1.5 text-muted max-md:pt-2.5">{text.workingTime.closed}</span>}
              {own.map(({ hours, at }, n) => (
                <div key={at}>
                  <HoursFields
                    value={hours}
                    onChange={(changed) => replace(at, { ...changed, day })}
                    onRemove={() => onChange(week.filter((_, other) => other !== at))}
                    labels={{ from: text.workingTime.from(longDay(day), n + 1), to: text.workingTime.to(longDay(day), n + 1), remove: text.workingTime.removeHours(longDay(day), n + 1) }}
                    isWrong={wrong?.at === at}
                  />
                  {wrong?.at === at && <p className="mt-1 text-sm text-danger">{wrong.message}</p>}
                </div>
              ))}
            </div>
            <Button variant="ghost" size="icon" aria-label={text.workingTime.addHoursOn(longDay(day))} onClick={() => onChange([...week, { day, ...FIRST }])}>
              <Plus aria-hidden />
            </Button>
          </div>
        );
      })}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-sm text-muted">{text.workingTime.weekHint}</p>
        <Button variant="ghost" size="sm" onClick={copyMonday}>
          <Copy aria-hidden />
          {text.workingTime.copy}
        </Button>
      </div>
    </fieldset>
  );
}
