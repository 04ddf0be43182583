import type { CreateRateCard } from "@/modules/rate/contract";

/** Invented people: first and last names are put together by chance. */
export const FIRST_NAMES = ["Ada", "Bela", "Carla", "Dario", "Edda", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Kira", "Levi", "Mira", "Nuri", "Oda", "Pavel", "Runa", "Samir", "Thea", "Umut", "Vera", "Wanda", "Xenia", "Yara", "Zeno"];
export const LAST_NAMES = ["Abendrot", "Birkner", "Cordes", "Dahlke", "Eschbach", "Falken", "Grimmig", "Hollander", "Immer", "Jasper", "Kornfeld", "Lindgruen", "Moorhaus", "Nachtweih", "Ostwald", "Pfeil", "Quast", "Rotbuch", "Silberg", "Tannhof"];

export type Department = { name: string; skills: string[]; hourlyRate: number; work: string[] };

export const DEPARTMENTS: Department[] = [
  { name: "Compositing", skills: ["Nuke", "Roto", "Keying"], hourlyRate: 6_500, work: ["Comp", "Key and despill", "Clean-up", "Final comp"] },
  { name: "Animation", skills: ["Maya", "Character", "Layout"], hourlyRate: 6_000, work: ["Blocking", "Animation", "Polish", "Layout"] },
  { name: "FX", skills: ["Houdini", "Pyro", "Fluids"], hourlyRate: 7_200, work: ["Pyro", "Destruction", "Water", "Crowd"] },
  { name: "Lighting", skills: ["Arnold", "Katana", "Look dev"], hourlyRate: 6_400, work: ["Lighting", "Look dev", "Render wrangling"] },
  { name: "Editorial", skills: ["Avid", "Premiere", "Conform"], hourlyRate: 5_500, work: ["Offline edit", "Conform", "Turnover"] },
  { name: "Colour", skills: ["Resolve", "Baselight", "HDR"], hourlyRate: 8_000, work: ["Grade", "HDR pass", "Deliverables"] },
];

export const ROOMS = ["Grading Suite 1", "Grading Suite 2", "Edit 1", "Edit 2", "Edit 3", "Edit 4", "Mix Stage", "Sound Booth", "Screening Room", "Review North", "Review South", "Motion Capture Stage"];

export const EQUIPMENT: { name: string; capacity: number }[] = [
  ...["Cinema Camera Kit", "Lens Set Anamorphic", "Lens Set Spherical", "Wireless Video Set", "Light Kit", "Grip Package"].flatMap((name) => [{ name: `${name} A`, capacity: 1 }, { name: `${name} B`, capacity: 1 }]),
  { name: "Drone", capacity: 1 },
  { name: "LIDAR Scanner", capacity: 1 },
  { name: "Reference Monitor", capacity: 3 },
  { name: "Tablet Display", capacity: 6 },
  { name: "Render Node", capacity: 12 },
  { name: "LTO Drive", capacity: 2 },
  { name: "Tracking Marker Set", capacity: 2 },
  { name: "HDRI Rig", capacity: 1 },
];

export const PROJECTS: { name: string; client: string; code: string; colour: string; budget: number; enforcement?: "warn" }[] = [
  { name: "Nebula", client: "Orbit Pictures", code: "NEB", colour: "#2f6fde", budget: 48_000_000 },
  { name: "The Salt Road", client: "Meridian Film", code: "SLT", colour: "#b4451f", budget: 36_000_000 },
  { name: "Harbour Lights S2", client: "Canal Nord", code: "HBL", colour: "#0b7285", budget: 52_000_000 },
  { name: "Paper Tigers", client: "Foldhouse", code: "PPT", colour: "#8a3ffc", budget: 18_000_000 },
  { name: "Volt E-Bike Launch", client: "Volt Mobility", code: "VLT", colour: "#5c7310", budget: 6_500_000, enforcement: "warn" },
  { name: "Winterlied", client: "Opera Live", code: "WTL", colour: "#c2255c", budget: 9_000_000 },
  { name: "Deep Field", client: "Museum of the Sky", code: "DPF", colour: "#364fc7", budget: 12_000_000 },
  { name: "Little Giants", client: "Tinker Toys", code: "LTG", colour: "#a1660a", budget: 7_500_000 },
];

/** Beside the hourly rates of the resources: what is billed by the hour for a skill, and by the day for a room. */
export const RATE_CARDS: Pick<CreateRateCard, "kind" | "skill" | "unit" | "cost" | "bill" | "overtimePercent" | "dayMinutes">[] = [
  { kind: null, skill: "Houdini", unit: "hour", cost: 7_800, bill: 11_500, overtimePercent: 150, dayMinutes: 480 },
  { kind: "room", skill: null, unit: "day", cost: 36_000, bill: 52_000, overtimePercent: 100, dayMinutes: 480 },
];
