import type { Role } from "@/lib/principal";
import type { ResourceKind } from "@/modules/resource/contract";
import { count } from "./count";

const roles: Record<Role, string> = { owner: "Owners", scheduler: "Schedulers", viewer: "Viewers" };
const kinds: Record<ResourceKind, string> = { artist: "artists", room: "rooms", equipment: "equipment" };

/** Who may book what, and what is asked for. */
export const rules = {
  rules: {
    title: "Booking rules",
    lead: "Say who may request, hold and confirm bookings, of what, how far ahead and how much at once. Of the rules that match, the one that names the resource most closely counts.",
    add: "Add rule",
    addTitle: "New booking rule",
    editTitle: "Edit booking rule",
    who: "For",
    kind: "Kind",
    anyKind: "Any kind",
    department: "Department",
    anyDepartment: "Left empty: any department",
    tag: "Tag",
    anyTag: "Left empty: whatever the tags",
    may: "May",
    level: { none: "Book nothing", request: "Request", hold: "Hold and request", confirm: "Confirm, hold and request" },
    override: "May override",
    overrideHint: "Book outside working time or past a better option, with a reason that is kept.",
    daysAhead: "Days ahead",
    hours: "Hours at once",
    noLimit: "Left empty: no limit",
    says: "It says",
    remove: "Remove",
    removeTitle: "Remove this rule?",
    removeDetail: (sentence: string) => `“${sentence}” What is booked already stays.`,
    removed: "Rule removed",
    saved: "Rule saved",
    added: "Rule added",
    none: "No rules yet",
    defaults: "Where no rule says otherwise",
    defaultOf: {
      owner: "Owners may confirm, hold and request everything. With a reason they may override every rule.",
      scheduler: "Schedulers may confirm, hold and request everything, and override with a reason.",
      viewer: "Viewers may look, and book nothing.",
    } satisfies Record<Role, string>,
    ownerOnly: "Owners of the studio change these rules.",
  },
  /** A rule in one sentence. */
  ruleSentence: {
    group: (kind: ResourceKind | null, department: string | null, tag: string | null) =>
      [kind ? kinds[kind] : "all resources", department && `in ${department}`, tag && `tagged “${tag}”`].filter(Boolean).join(" "),
    may: (role: Role, verbs: string, group: string, limits: string) => `${roles[role]} may ${verbs} ${group}${limits}.`,
    none: (role: Role, group: string) => `${roles[role]} may not book ${group}.`,
    verbs: { request: "request", hold: "hold and request", confirm: "confirm, hold and request" },
    ahead: (days: number) => `up to ${count(days, "day", "days")} ahead`,
    hours: (hours: number) => `up to ${count(hours, "hour", "hours")} at once`,
    and: " and ",
    beyond: "More than that they may request.",
    override: "They may override with a reason.",
  },
  access: {
    restricted: "Restricted",
    restrictedHint: "Only owners and its readers see what it is. Others see that a resource is taken, and whom to ask.",
    readers: "Readers",
    nobodyElse: "Nobody but owners is in the studio so far.",
    key: (role: string) => `API key · ${role}`,
  },
  requests: {
    title: "Requests",
    count: (n: number, most: number) => (n >= most ? `${most - 1}+ open requests` : count(n, "open request", "open requests")),
    short: (n: number, most: number) => (n >= most ? `${most - 1}+` : String(n)),
    lead: "Bookings that somebody asked for. Whoever may confirm them decides.",
    askedBy: (name: string) => `Asked by ${name}`,
    fits: "Fits now",
    doesNotFit: "Taken meanwhile",
    confirm: "Confirm",
    hold: "Hold",
    decline: "Decline",
    declineTitle: "Decline this request?",
    note: "Note",
    noteHint: "Added to the notes of the booking.",
    confirmed: "Request confirmed",
    held: "Request held",
    declined: "Request declined",
    undone: "Open again",
    none: "No open requests",
    noneDetail: "Who may not book a resource can ask for it in the booking form. It then waits here.",
    notYours: "Somebody who may confirm it decides.",
  },
};
