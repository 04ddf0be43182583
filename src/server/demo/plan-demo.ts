import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { Temporal } from "@/lib/time";
import type { Days } from "@/modules/booking/contract";
import { DEPARTMENTS, type Department, EQUIPMENT, FIRST_NAMES, LAST_NAMES, PROJECTS, ROOMS } from "./names";

const SEED = 20;
const WEEKS_BEFORE = 2;
const WEEKS = 8;
const ARTISTS_PER_DEPARTMENT = 10;

export const DEMO_ZONE = "Europe/Berlin";

export type DemoResource = { kind: "artist" | "room" | "equipment"; name: string; department: string; tags: string[]; skills: { name: string; level: number }[]; capacity?: number; hourlyRate: number };
export type DemoProject = (typeof PROJECTS)[number] & { startsOn: string; endsOn: string };
type When = { start: Temporal.Instant; end: Temporal.Instant; days?: undefined } | { days: Days; start?: undefined; end?: undefined };
/** `resource` and `project` are places in their lists. */
export type DemoBooking = { resource: number; project: number; title: string; status: "requested" | "hold" | "confirmed" } & When;
/** From its first to its last day, both included. */
export type DemoLeave = { resource: number; from: string; to: string; note: string };

/**
 * A post and VFX house around a day: the same house for every seed, the same bookings for the same week.
 * @param today the day in its middle, in the studio's zone
 */
export function planDemo(today: Temporal.PlainDate): { resources: DemoResource[]; projects: DemoProject[]; bookings: DemoBooking[]; secondOptions: DemoBooking[]; leave: DemoLeave[] } {
  const random = dice(SEED);
  const artists = DEPARTMENTS.flatMap((department) => Array.from({ length: ARTISTS_PER_DEPARTMENT }, (_, i) => artist(department, i, random)));
  const rooms = ROOMS.map((name): DemoResource => ({ kind: "room", name, department: "Rooms", tags: [name.split(" ")[0]?.toLowerCase() ?? ""], skills: [], hourlyRate: 4_500 }));
  const equipment = EQUIPMENT.map(({ name, capacity }): DemoResource => ({ kind: "equipment", name, department: "Equipment", tags: [], skills: [], capacity, hourlyRate: 1_200 }));
  const resources = [...artists, ...rooms, ...equipment];

  const monday = today.subtract({ days: today.dayOfWeek - 1, weeks: WEEKS_BEFORE });
  const bookings = resources.flatMap((resource, place) => {
    const plan = resource.kind === "artist" ? artistWeek : resource.kind === "room" ? roomWeek : equipmentWeek;
    return Array.from({ length: WEEKS }, (_, week) => plan(monday.add({ weeks: week }), week - WEEKS_BEFORE, random).map((slot) => ({ ...slot, resource: place, title: titleOf(resource, random) }))).flat();
  });
  const projects = PROJECTS.map((project) => ({
    ...project,
    startsOn: monday.subtract({ weeks: random.below(12) }).toString(),
    endsOn: monday.add({ weeks: WEEKS + random.below(12) }).subtract({ days: 3 }).toString(),
  }));
  return { resources, projects, bookings, secondOptions: secondOptions(bookings), leave: leaveBeside(bookings, artists.length, monday.add({ weeks: WEEKS_BEFORE + 1 })) };
}

const SECOND_OPTIONS = 4;
const ON_LEAVE = 5;

/** Other projects that want what is on hold: to be booked after the first options. */
function secondOptions(bookings: DemoBooking[]): DemoBooking[] {
  const holds = bookings.filter(({ status, days }) => status === "hold" && days);
  return holds.slice(0, SECOND_OPTIONS).map((hold) => ({ ...hold, project: (hold.project + 1) % PROJECTS.length, title: `${hold.title}, second unit` }));
}

/** A week of leave for the first artists who have nothing to do in it. */
function leaveBeside(bookings: DemoBooking[], artists: number, monday: Temporal.PlainDate): DemoLeave[] {
  const [from, to] = [monday.toString(), monday.add({ days: 4 }).toString()];
  const busy = new Set(bookings.filter(({ days }) => days && days.from <= to && from <= days.to).map(({ resource }) => resource));
  const free = Array.from({ length: artists }, (_, place) => place).filter((place) => !busy.has(place));
  return free.slice(0, ON_LEAVE).map((resource) => ({ resource, from, to, note: "Holiday" }));
}

type Random = { below: (n: number) => number; pick: <T>(list: readonly T[]) => T };
type Slot = Pick<DemoBooking, "project" | "status"> & When;

function dice(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  const below = (n: number) => uniformInt(generator, 0, n - 1);
  return { below, pick: (list) => list[below(list.length)] as never };
}

function artist(department: Department, place: number, random: Random): DemoResource {
  const index = DEPARTMENTS.indexOf(department) * ARTISTS_PER_DEPARTMENT + place;
  const senior = place < 3;
  return {
    kind: "artist",
    name: `${FIRST_NAMES[(index * 7) % FIRST_NAMES.length]} ${LAST_NAMES[(index * 3 + Math.floor(index / 20)) % LAST_NAMES.length]}`,
    department: department.name,
    tags: [senior ? "senior" : place < 7 ? "mid" : "junior", ...(place % 4 === 3 ? ["freelance"] : [])],
    skills: department.skills.slice(0, 1 + random.below(3)).map((name) => ({ name, level: senior ? 4 + random.below(2) : 2 + random.below(3) })),
    hourlyRate: department.hourlyRate + (senior ? 1_500 : 0),
  };
}

/** One block of days, two short ones, or a week between jobs; further ahead, less is certain. */
function artistWeek(monday: Temporal.PlainDate, ahead: number, random: Random): Slot[] {
  const shape = random.below(10);
  const blocks = shape < 4 ? [[0, 5]] : shape < 7 ? [[0, 2 + random.below(2)], [3, 2]] : shape < 9 ? [[random.below(3), 2]] : [];
  return blocks.map(([day = 0, days = 1]) => ({ ...whose(ahead, random), days: daysOf(monday.add({ days: day }), days) }));
}

/** Sessions on some days. */
function roomWeek(monday: Temporal.PlainDate, ahead: number, random: Random): Slot[] {
  const days = [0, 1, 2, 3, 4].filter(() => random.below(20) < 9);
  return days.map((day) => {
    const date = monday.add({ days: day });
    const [from, to] = random.pick([["09:00", "13:00"], ["14:00", "18:00"], ["10:00", "17:30"]] as const);
    return { ...whose(ahead, random), start: at(date, from), end: at(date, to) };
  });
}

function equipmentWeek(monday: Temporal.PlainDate, ahead: number, random: Random): Slot[] {
  if (random.below(10) < 4) return [];
  const day = random.below(3);
  const days = daysOf(monday.add({ days: day }), 1 + random.below(3));
  return [{ ...whose(ahead, random), days: { ...days, hours: { start: "08:00", end: "20:00" } } }];
}

const at = (date: Temporal.PlainDate, time: string) => date.toZonedDateTime({ timeZone: DEMO_ZONE, plainTime: Temporal.PlainTime.from(time) }).toInstant();

/** So many days in working hours. */
function daysOf(from: Temporal.PlainDate, days: number): Days {
  return { from: from.toString(), to: from.add({ days: days - 1 }).toString(), weekends: false, holidays: false, edits: [] };
}

function whose(ahead: number, random: Random): Pick<DemoBooking, "project" | "status"> {
  const chance = random.below(10) - Math.max(0, ahead);
  const status = ahead < 0 || chance >= 2 ? "confirmed" : chance >= 0 ? "hold" : random.pick(["hold", "requested"] as const);
  return { project: random.below(PROJECTS.length), status };
}

function titleOf(resource: DemoResource, random: Random): string {
  if (resource.kind === "room") return random.pick(["Client session", "Review", "Dailies", "Grade session", "Mix"]);
  if (resource.kind === "equipment") return random.pick(["Shoot day", "Plate shoot", "Scan", "On set"]);
  const work = DEPARTMENTS.find((department) => department.name === resource.department)?.work ?? [];
  return `${random.pick(work)} ${random.pick(["sh", "sq"])}${String(10 * (1 + random.below(40))).padStart(3, "0")}`;
}
