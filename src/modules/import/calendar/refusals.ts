import { Problem } from "@/lib/problem";

export function brokenCalendar(line: number, why: string): Problem {
  return new Problem(400, "import_broken_calendar", "Broken calendar", `Line ${line} ${why}: export the calendar again and send that. Nothing was stored.`, { line });
}

export function notACalendar(): Problem {
  return new Problem(400, "import_not_calendar", "Not a calendar", "The file does not begin with BEGIN:VCALENDAR: send an iCalendar file (.ics), or a sheet as text/csv.");
}

export function tooManyDates(most: number): Problem {
  return new Problem(422, "import_too_many_dates", "Too many dates", `The events of the file have more than ${most.toLocaleString("en")} dates together: split it.`);
}

export function tooManyRules(most: number): Problem {
  return new Problem(422, "import_too_many_dates", "Too many dates", `The file has more than ${most.toLocaleString("en")} events that repeat: split it.`);
}
