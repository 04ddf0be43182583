import { describe, expect, it } from "vitest";
import { holidayCountries } from "./holidays";
import { hoursOn, inOrder, isHoliday } from "./hours-on";
import { standardWeek } from "./standard-week";

const office = { start: "09:00", end: "18:00" };
const bavaria = { ...standardWeek("00:00"), holidayCountry: "DE", holidayRegion: "BY" };

describe("hours on a date", () => {
  it("are those of its weekday", () => {
    expect(hoursOn(bavaria, "2026-03-02")).toEqual([office]);
    expect(hoursOn(bavaria, "2026-03-07")).toEqual([]);
  });

  it("are none on a public holiday of country and region, unless asked for", () => {
    expect(hoursOn(bavaria, "2026-01-06")).toEqual([]);
    expect(hoursOn(bavaria, "2026-01-06", { holidays: true })).toEqual([office]);
    expect(hoursOn({ ...bavaria, holidayRegion: "BE" }, "2026-01-06")).toEqual([office]);
  });

  it("are those of a day that was set apart, whatever week and holidays say", () => {
    const calendar = { ...bavaria, days: new Map([["2026-01-06", [{ start: "10:00", end: "14:00" }]], ["2026-03-02", []], ["2026-03-07", [office]]]) };
    expect(hoursOn(calendar, "2026-01-06")).toEqual([{ start: "10:00", end: "14:00" }]);
    expect(hoursOn(calendar, "2026-03-02")).toEqual([]);
    expect(hoursOn(calendar, "2026-03-02", { holidays: true })).toEqual([]);
    expect(hoursOn(calendar, "2026-03-07")).toEqual([office]);
  });

  it("come in the order of the booking day", () => {
    expect(inOrder([{ start: "02:00", end: "06:00" }, { start: "20:00", end: "02:00" }, office], "06:00").map(({ start }) => start)).toEqual(["09:00", "20:00", "02:00"]);
  });
});

describe("public holidays", () => {
  it("have names, in a part of a region too", () => {
    expect(isHoliday(bavaria, "2026-04-03")).toBe("Good Friday");
    expect(isHoliday(bavaria, "2026-08-08")).toBeUndefined();
    expect(isHoliday({ ...bavaria, holidayRegion: "BY-A" }, "2026-08-08")).toBe("Augsburg Peace Festival");
    expect(isHoliday(standardWeek("00:00"), "2026-12-25")).toBeUndefined();
  });

  it("last as many days as they do, into the next year", () => {
    const of = (holidayCountry: string, date: string) => isHoliday({ ...bavaria, holidayCountry, holidayRegion: null }, date);
    expect(["2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20"].map((date) => of("KR", date))).toEqual([undefined, "Korean New Year", "Korean New Year", "Korean New Year", undefined]);
    expect(of("SA", "2007-01-01")).toBe("Feast of the Sacrifice (Eid al-Adha)"); // began on 30 December
  });

  it("are whole days, and free ones", () => {
    const of = (country: string, date: string) => isHoliday({ ...bavaria, holidayCountry: country, holidayRegion: null }, date);
    expect(of("IS", "2026-12-24")).toBeUndefined(); // from 13:00
    expect(of("DE", "2026-12-24")).toBeUndefined(); // a bank holiday
  });

  it("are known by country and region", () => {
    const germany = holidayCountries().find(({ code }) => code === "DE");
    expect(germany?.name).toBe("Germany");
    expect(germany?.regions).toContainEqual({ code: "BY-A", name: "Bayern, Stadt Augsburg" });
  });
});
