"use client";
import type { Country } from "@/modules/calendar/contract";
import type { ApiProblem } from "@/ui/api/client";
import { Field } from "@/ui/primitives/field";
import { Select } from "@/ui/primitives/select";
import { text } from "@/ui/text/en";
import { useLoaded } from "./use-loaded";

export type Place = { holidayCountry: string | null; holidayRegion: string | null };

type Props = { value: Place; onChange: (place: Place) => void; problem: ApiProblem | undefined };

/** Whose public holidays are free: those of a country, or of a region of it. */
export function HolidayFields({ value: { holidayCountry, holidayRegion }, onChange, problem }: Props) {
  const countries = useLoaded<{ items: Country[] }>("v1/calendars/countries")?.items;
  const regions = countries?.find(({ code }) => code === holidayCountry)?.regions ?? [];
  const options = (places: { code: string; name: string }[]) => places.map(({ code, name }) => ({ value: code, label: name }));
  // Until the names are there, the code stands for itself: the choice must not be lost.
  const known = (places: { code: string; name: string }[], code: string | null) => (code !== null && !places.some((place) => place.code === code) ? [...places, { code, name: code }] : places);
  return (
    <>
      <Field label={text.workingTime.country} error={problem?.of("holidayCountry")}>
        {(control) => (
          <Select
            {...control}
            placeholder={text.workingTime.noCountry}
            options={options(known(countries ?? [], holidayCountry))}
            value={holidayCountry ?? ""}
            onChange={(event) => onChange({ holidayCountry: event.target.value || null, holidayRegion: null })}
          />
        )}
      </Field>
      <Field label={text.workingTime.region} optional={text.field.optional} error={problem?.of("holidayRegion")}>
        {(control) => (
          <Select
            {...control}
            disabled={holidayCountry === null || (regions.length === 0 && holidayRegion === null)}
            placeholder={text.workingTime.wholeCountry}
            options={options(known(regions, holidayRegion))}
            value={holidayRegion ?? ""}
            onChange={(event) => onChange({ holidayCountry, holidayRegion: event.target.value || null })}
          />
        )}
      </Field>
    </>
  );
}
