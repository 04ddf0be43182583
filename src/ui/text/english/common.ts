import type { Role } from "@/lib/principal";
import type { BookingStatus } from "@/modules/booking/contract";
import type { Project } from "@/modules/project/contract";
import type { ResourceKind } from "@/modules/resource/contract";

const status: Record<BookingStatus, string> = { requested: "Requested", hold: "Hold", confirmed: "Confirmed", cancelled: "Cancelled" };
const projectStatus: Record<Project["status"], string> = { planned: "Planned", active: "Active", paused: "Paused", finished: "Finished" };
const kind: Record<ResourceKind, string> = { artist: "Artist", room: "Room", equipment: "Equipment" };
const kinds: Record<ResourceKind, string> = { artist: "Artists", room: "Rooms", equipment: "Equipment" };
const role: Record<Role, string> = { owner: "Owner", scheduler: "Scheduler", viewer: "Viewer" };

/** What is said in many places, and around the pages. */
export const common = {
  app: { name: "Production Tool", skip: "Skip to content" },
  status,
  projectStatus,
  kind,
  kinds,
  role,
  action: {
    clear: "Clear",
    close: "Close",
    copied: "Copied",
    copy: "Copy",
    dismiss: "Dismiss",
    done: "Done",
    edit: "Edit",
    keep: "Keep it",
    more: "Next page",
    first: "First page",
    save: "Save",
    show: "Show",
    undo: "Undo",
    retry: "Try again",
  },
  combobox: { none: "Nothing found", searching: "Searching…", failed: "Could not search. Try again.", options: "Options" },
  toast: { label: "Notifications" },
  field: { optional: "optional" },
  problem: {
    network: "No answer from the server",
    networkDetail: "Check the connection, then try again. What you entered is still here.",
    unknown: "Something went wrong",
    unknownDetail: "Try again. If it stays, tell your administrator.",
    pageTitle: "This page could not be shown",
    pageDetail: "Nothing that was stored is lost.",
    reference: (digest: string) => `Reference ${digest}`,
    notFoundTitle: "There is nothing here",
    notFoundDetail: "The address may be mistyped, or what was here is gone.",
    toSchedule: "Go to the schedule",
  },
  nav: {
    label: "Main",
    open: "Open navigation",
    schedule: "Schedule",
    resources: "Resources",
    projects: "Projects",
    import: "Import",
    settings: "Settings",
    apiDocs: "API reference",
    account: (name: string) => `Account of ${name}`,
    signOut: "Sign out",
    theme: "Theme",
    themes: { light: "Light", dark: "Dark", system: "As the system" },
  },
  account: {
    signIn: "Sign in",
    signInTitle: "Sign in to your studio",
    signUp: "Create studio",
    signUpTitle: "Create your studio",
    signUpLead: "A studio holds your people, rooms, equipment and projects. You become its owner.",
    newStudioTitle: "Name your studio",
    newStudioLead: "You are signed in, but belong to no studio yet.",
    toSignUp: "New here?",
    toSignIn: "Already have an account?",
    name: "Your name",
    email: "E-mail",
    password: "Password",
    passwordHint: "At least 10 characters",
    studioName: "Studio name",
    timeZone: "Time zone",
    timeZoneHint: "Days of the schedule begin and end in this zone.",
    refused: "That e-mail and password do not match",
    refusedDetail: "Check both and try again.",
    tooMany: "Too many tries",
    tooManyDetail: "Wait a minute, then try again.",
    pitch: "Never double-booked. And when a slot is taken, you see by whom.",
  },
} as const;
