import { formatDay, formatTime } from "@/ui/format";
import { LOCALE, text } from "@/ui/text/en";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago something was, as far as that says more than when: 5 minutes ago, 3 hours ago, then the day and time in the zone. */
export function ago(ms: number, now: number, zone: string): string {
  const passed = now - ms;
  if (passed < MINUTE) return text.comments.justNow;
  if (passed >= DAY) return `${formatDay(ms, zone, formatDay(ms, zone).slice(-4) === formatDay(now, zone).slice(-4))}, ${formatTime(ms, zone)}`;
  const [n, unit] = passed < HOUR ? ([passed / MINUTE, "minute"] as const) : ([passed / HOUR, "hour"] as const);
  return new Intl.RelativeTimeFormat(LOCALE).format(-Math.floor(n), unit);
}
