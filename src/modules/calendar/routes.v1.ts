import { createRoute } from "@hono/zod-openapi";
import { idParam, ifMatchHeader, json, newRouter, refusals } from "@/services/http/router";
import { etag, ifMatch } from "@/services/http/versions";
import { assignCalendar, readAssigned } from "./assign-calendar";
import {
  assignCalendarSchema,
  assignedCalendarSchema,
  calendarDaySchema,
  calendarPageSchema,
  calendarSchema,
  countryListSchema,
  createCalendarSchema,
  dayListSchema,
  dayParam,
  listCalendarsSchema,
  listDaysSchema,
  setDaySchema,
  updateCalendarSchema,
} from "./contract";
import { createCalendar } from "./create-calendar";
import { deleteCalendar } from "./delete-calendar";
import { holidayCountries } from "./domain/holidays";
import { listDays } from "./list-days";
import { getCalendar, listCalendars } from "./read-calendars";
import { clearDay, setDay } from "./set-day";
import { updateCalendar } from "./update-calendar";

const tags = ["Working time"];

const LOCAL =
  "Hours are local times of its zone, kept across daylight saving. A time that does not exist is moved later by the length of the gap, and hours that lie in the gap do not take place that day; of a doubled time the earlier is meant. " +
  "An end at or before its start is on the next day. Hours before the studio's booking day begins are on the next date.";

export const calendarRoutes = newRouter()
  .openapi(
    createRoute({
      method: "post",
      path: "/calendars",
      tags,
      summary: "Add a work calendar",
      description: LOCAL,
      request: { body: { required: true, ...json(createCalendarSchema, "The calendar") } },
      responses: { 201: json(calendarSchema, "Stored"), ...refusals(400, 403, 409) },
    }),
    async (c) => {
      const calendar = await createCalendar(c.get("db"), c.get("principal"), c.req.valid("json"));
      return c.json(calendar, 201, { ETag: etag(calendar.version), Location: `/api/v1/calendars/${calendar.id}` });
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/calendars",
      tags,
      summary: "List the work calendars",
      request: { query: listCalendarsSchema },
      responses: { 200: json(calendarPageSchema, "By name"), ...refusals(400) },
    }),
    async (c) => c.json(await listCalendars(c.get("db"), c.get("principal"), c.req.valid("query")), 200),
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/calendars/countries",
      tags,
      summary: "Countries whose public holidays are known",
      responses: { 200: json(countryListSchema, "By name, with their regions"), ...refusals() },
    }),
    (c) => c.json({ items: holidayCountries() }, 200),
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/calendars/{id}",
      tags,
      summary: "Read a work calendar",
      request: { params: idParam },
      responses: { 200: json(calendarSchema, "The calendar"), ...refusals(400, 404) },
    }),
    async (c) => {
      const calendar = await getCalendar(c.get("db"), c.get("principal"), c.req.valid("param").id);
      return c.json(calendar, 200, { ETag: etag(calendar.version) });
    },
  )
  .openapi(
    createRoute({
      method: "patch",
      path: "/calendars/{id}",
      tags,
      summary: "Change a work calendar",
      description: "Bookings keep the windows they have.",
      request: { params: idParam, headers: ifMatchHeader, body: { required: true, ...json(updateCalendarSchema, "What changes") } },
      responses: { 200: json(calendarSchema, "Stored"), ...refusals(400, 403, 404, 409, 412) },
    }),
    async (c) => {
      const version = ifMatch(c.req.valid("header")["if-match"]);
      const calendar = await updateCalendar(c.get("db"), c.get("principal"), c.req.valid("param").id, version, c.req.valid("json"));
      return c.json(calendar, 200, { ETag: etag(calendar.version) });
    },
  )
  .openapi(
    createRoute({
      method: "delete",
      path: "/calendars/{id}",
      tags,
      summary: "Remove a work calendar",
      description: "Refused while resources work by it.",
      request: { params: idParam, headers: ifMatchHeader },
      responses: { 204: { description: "Removed" }, ...refusals(400, 403, 404, 409, 412) },
    }),
    async (c) => {
      await deleteCalendar(c.get("db"), c.get("principal"), c.req.valid("param").id, ifMatch(c.req.valid("header")["if-match"]));
      return c.body(null, 204);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/calendars/{id}/days",
      tags,
      summary: "What a calendar says of each date",
      request: { params: idParam, query: listDaysSchema },
      responses: { 200: json(dayListSchema, "Working hours, public holidays and dates with hours of their own"), ...refusals(400, 404) },
    }),
    async (c) => c.json({ items: await listDays(c.get("db"), c.get("principal"), c.req.valid("param").id, c.req.valid("query")) }, 200),
  )
  .openapi(
    createRoute({
      method: "put",
      path: "/calendars/{id}/days/{date}",
      tags,
      summary: "Give a date hours of its own, or close it",
      request: { params: dayParam, headers: ifMatchHeader, body: { required: true, ...json(setDaySchema, "Its hours") } },
      responses: { 200: json(calendarDaySchema, "Stored; the calendar's new version in ETag"), ...refusals(400, 403, 404, 412) },
    }),
    async (c) => {
      const { id, date } = c.req.valid("param");
      const { day, calendar } = await setDay(c.get("db"), c.get("principal"), id, date, ifMatch(c.req.valid("header")["if-match"]), c.req.valid("json"));
      return c.json(day, 200, { ETag: etag(calendar.version) });
    },
  )
  .openapi(
    createRoute({
      method: "delete",
      path: "/calendars/{id}/days/{date}",
      tags,
      summary: "Let week and holidays decide about a date again",
      request: { params: dayParam, headers: ifMatchHeader },
      responses: { 200: json(calendarDaySchema, "As it is now; the calendar's new version in ETag"), ...refusals(400, 403, 404, 412) },
    }),
    async (c) => {
      const { id, date } = c.req.valid("param");
      const { day, calendar } = await clearDay(c.get("db"), c.get("principal"), id, date, ifMatch(c.req.valid("header")["if-match"]));
      return c.json(day, 200, { ETag: etag(calendar.version) });
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/resources/{id}/calendar",
      tags,
      summary: "By which calendar a resource works",
      request: { params: idParam },
      responses: { 200: json(assignedCalendarSchema, "Its own calendar, or the default one"), ...refusals(400, 404) },
    }),
    async (c) => c.json(await readAssigned(c.get("db"), c.get("principal"), c.req.valid("param").id), 200),
  )
  .openapi(
    createRoute({
      method: "put",
      path: "/resources/{id}/calendar",
      tags,
      summary: "Say by which calendar a resource works",
      description: "Bookings keep the windows they have.",
      request: { params: idParam, body: { required: true, ...json(assignCalendarSchema, "The calendar") } },
      responses: { 200: json(assignedCalendarSchema, "Stored"), ...refusals(400, 403, 404) },
    }),
    async (c) => c.json(await assignCalendar(c.get("db"), c.get("principal"), c.req.valid("param").id, c.req.valid("json")), 200),
  );
