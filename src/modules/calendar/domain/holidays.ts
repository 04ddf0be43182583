import Holidays from "date-holidays";
import { LRUCache } from "lru-cache";
import { Temporal } from "@/lib/time";

export type Country = { code: string; name: string; regions: { code: string; name: string }[] };

// The rules come with the package: nothing is fetched.
const years = new LRUCache<string, Map<string, string>>({ max: 1_000 });
const LANGUAGE = "en";

/**
 * The name of the public holiday that a date is. Half days and days that are only observed are none.
 * @param region code of a state, or of a part of one, as in `BY` or `BY-A`
 */
export function publicHoliday(country: string, region: string | null, date: string): string | undefined {
  const year = Number(date.slice(0, 4));
  const name = holidaysOf(country, region, year).get(date);
  // Feasts of several days go on into the next year.
  return name ?? (date.slice(5) < "01-10" ? holidaysOf(country, region, year - 1).get(date) : undefined);
}

/** Public holidays that begin in the year, name by date. */
function holidaysOf(country: string, region: string | null, year: number): Map<string, string> {
  const key = `${country} ${region} ${year}`;
  let names = years.get(key);
  if (!names) {
    names = new Map();
    for (const { type, date: local, start, end, name } of rulesOf(country, region).getHolidays(year, LANGUAGE)) {
      if (type !== "public" || isHalfDay(local)) continue;
      const first = Temporal.PlainDate.from(local.slice(0, 10));
      const days = Math.round((end.getTime() - start.getTime()) / 86_400_000);
      for (let n = 0; n < days; n++) names.set(first.add({ days: n }).toString(), name);
    }
    years.set(key, names);
  }
  return names;
}

/** One that begins at noon or in the afternoon, in the package's own notation of a local time. */
const isHalfDay = (local: string) => local.slice(11, 13) >= "12";

function rulesOf(country: string, region: string | null): Holidays {
  const [state, part] = region?.split("-") ?? [];
  if (!state) return new Holidays(country);
  return part ? new Holidays(country, state, part) : new Holidays(country, state);
}

let countries: Country[] | undefined;

/** The countries whose public holidays are known, by name, with their regions. */
export function holidayCountries(): Country[] {
  countries ??= listCountries();
  return countries;
}

function listCountries(): Country[] {
  const all = new Holidays();
  const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, LANGUAGE);
  const listed = (names: Record<string, string> | undefined) => Object.entries(names ?? {}).map(([code, name]) => ({ code, name }));
  return listed(all.getCountries(LANGUAGE))
    .map(({ code, name }) => {
      const regions = listed(all.getStates(code, LANGUAGE)).flatMap((state) => [
        state,
        ...listed(all.getRegions(code, state.code, LANGUAGE)).map((part) => ({ code: `${state.code}-${part.code}`, name: `${state.name}, ${part.name}` })),
      ]);
      return { code, name, regions: regions.toSorted(byName) };
    })
    .toSorted(byName);
}
