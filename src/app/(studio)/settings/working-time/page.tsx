import type { Metadata } from "next";
import { holidayCountries, listCalendars } from "@/modules/calendar";
import { getSettings } from "@/modules/tenant";
import { CalendarList } from "@/ui/calendar/calendar-list";
import { SettingsForm } from "@/ui/calendar/settings-form";
import { text } from "@/ui/text/en";
import { requireStudio } from "../../../session";
import { pageAt, param, type SearchParams } from "../../list-params";

export const metadata: Metadata = { title: text.workingTime.title };

export default async function WorkingTimePage({ searchParams }: { searchParams: SearchParams }) {
  const { db, principal, studio, canWrite } = await requireStudio("/settings/working-time");
  const cursor = param(await searchParams, "cursor");
  const [settings, page] = await Promise.all([getSettings(db, principal), pageAt(cursor, (at) => listCalendars(db, principal, at))]);
  const items = page.items.map((calendar) => ({ ...calendar, holidaysOf: nameOf(calendar.holidayCountry, calendar.holidayRegion) }));
  return (
    <>
      <SettingsForm settings={settings} isOwner={principal.role === "owner"} />
      <CalendarList page={{ ...page, items }} cursor={cursor} timeZone={studio.timeZone} canWrite={canWrite} />
    </>
  );
}

/** Names, not codes: 200 countries are not sent to the browser to show one of them. */
function nameOf(countryCode: string | null, regionCode: string | null): string | null {
  const country = holidayCountries().find(({ code }) => code === countryCode);
  if (!country) return countryCode;
  const region = country.regions.find(({ code }) => code === regionCode);
  return region ? `${region.name} (${country.name})` : country.name;
}
