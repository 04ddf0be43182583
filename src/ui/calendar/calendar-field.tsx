"use client";
import type { Page } from "@/lib/page";
import type { AssignedCalendar, Calendar } from "@/modules/calendar/contract";
import { callApi } from "@/ui/api/client";
import { Field } from "@/ui/primitives/field";
import { Select } from "@/ui/primitives/select";
import { text } from "@/ui/text/en";
import { useLoaded } from "./use-loaded";

/** The calendar that a resource works by; its name in the form is `calendarId`. Not there until it is known which it has. */
export function CalendarField({ resourceId }: { resourceId: string | undefined }) {
  const calendars = useLoaded<Page<Calendar>>("v1/calendars?limit=500")?.items;
  const assigned = useLoaded<AssignedCalendar>(resourceId && `v1/resources/${resourceId}/calendar`);
  const isKnown = calendars !== undefined && (resourceId === undefined || assigned !== undefined);
  return (
    <Field label={text.workingTime.calendar}>
      {(control) =>
        isKnown ? (
          <Select key="known" {...control} name="calendarId" placeholder={text.workingTime.usual} options={calendars.map(({ id, name }) => ({ value: id, label: name }))} defaultValue={assigned?.calendarId ?? ""} />
        ) : (
          <Select key="loading" {...control} disabled placeholder={text.workingTime.loading} options={[]} />
        )
      }
    </Field>
  );
}

/** Sends what was chosen; nothing when the field was not there yet. @throws ApiProblem */
export async function saveCalendar(resourceId: string, form: FormData): Promise<void> {
  const calendarId = form.get("calendarId");
  if (calendarId !== null) await callApi(`v1/resources/${resourceId}/calendar`, { method: "PUT", body: { calendarId: calendarId || null } });
}
