import { describe, expect, test } from "vitest";
import { readList, readMoney, readSkills, writeMoney, writeSkills } from "./form-text";

test("a list is separated by commas", () => {
  expect(readList(" roto,  night shift ,,")).toEqual(["roto", "night shift"]);
});

describe("skills", () => {
  test("have a level from 1 to 5, there and back", () => {
    const skills = [{ name: "Nuke", level: 4 }, { name: "Nuke Studio 15", level: 2 }];
    expect(readSkills("Nuke 4, Nuke Studio 15:2")).toEqual({ skills });
    expect(readSkills(writeSkills(skills))).toEqual({ skills });
  });

  test("without one are pointed out", () => {
    expect(readSkills("Nuke 4, Maya")).toEqual({ without: "Maya" });
    expect(readSkills("Maya 9")).toEqual({ without: "Maya 9" });
  });
});

describe("money", () => {
  test("is typed in whole units and kept in minor ones", () => {
    expect(readMoney("12,500.5", "EUR")).toEqual({ amount: 1_250_050, currency: "EUR" });
    expect(readMoney("12500", "JPY")).toEqual({ amount: 12_500, currency: "JPY" });
    expect(readMoney(" ", "EUR")).toBeNull();
    for (const none of ["-5", "12.345", "abc", "1e5"]) expect(readMoney(none, "EUR")).toBeUndefined();
  });

  test("is written as it would be typed", () => {
    expect(writeMoney({ amount: 1_250_050, currency: "EUR" })).toBe("12500.50");
    expect(writeMoney({ amount: 1_250_000, currency: "EUR" })).toBe("12500");
    expect(writeMoney({ amount: 12_500, currency: "JPY" })).toBe("12500");
    expect(writeMoney(null)).toBe("");
  });
});
