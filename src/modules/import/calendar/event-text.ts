import type ICAL from "ical.js";
import { NotMeant } from "./moments";

const LONGEST = { UID: 200, SUMMARY: 500, DESCRIPTION: 10_000, resource: 200, project: 200 };

/** What a property says, if it is there. */
export const textOf = (event: ICAL.Component, name: string) => String(event.getFirstPropertyValue(name) ?? "").trim();

/** @throws NotMeant for more than is stored */
export function within(field: keyof typeof LONGEST, text: string): string {
  if (text.length > LONGEST[field]) throw new NotMeant(field, `has ${text.length} characters: must have at most ${LONGEST[field]}`);
  return text;
}
