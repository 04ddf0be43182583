/** A time as people type it, as HH:MM: 9, 930, 9:30, 9.30, 9pm, 21 h. Undefined when it is none. */
export function parseTime(typed: string): string | undefined {
  const found = /^(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(?:(am|pm)|h|uhr)?$/.exec(typed.trim().toLowerCase());
  if (!found) return undefined;
  const [, hours = "", minutes = "00", half] = found;
  let hour = Number(hours);
  if (half && (hour < 1 || hour > 12)) return undefined;
  if (half) hour = (hour % 12) + (half === "pm" ? 12 : 0);
  return hour < 24 && Number(minutes) < 60 ? `${String(hour).padStart(2, "0")}:${minutes}` : undefined;
}
