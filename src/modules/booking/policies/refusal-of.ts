import type { Role } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import { iso, type Temporal } from "@/lib/time";
import type { BookingPolicy } from "./contract";

/** What somebody wants to do with a resource. `hours` is what the booking takes at once, its windows added up. */
export type Act = {
  role: Role;
  resource: { kind: string; department: string | null; tags: string[] };
  status: "requested" | "hold" | "confirmed";
  isOverride: boolean;
  start: Temporal.Instant;
  now: Temporal.Instant;
  hours: number;
};

type Rights = Pick<BookingPolicy, "mayRequest" | "mayHold" | "mayConfirm" | "mayOverride" | "maxDaysAhead" | "maxHours">;

const ALL: Rights = { mayRequest: true, mayHold: true, mayConfirm: true, mayOverride: true, maxDaysAhead: null, maxHours: null };
const NONE: Rights = { mayRequest: false, mayHold: false, mayConfirm: false, mayOverride: false, maxDaysAhead: null, maxHours: null };

/** What a role may do where no policy says anything. */
export const defaultRights = (role: Role): Rights => (role === "viewer" ? NONE : ALL);

/**
 * Why somebody may not do this; undefined when they may. Of the policies of the role that match the resource the most
 * specific ones count (the more of kind, department and tag they name); of equals each right that one gives, and the larger
 * limit. Without one, owners and schedulers may everything, viewers nothing.
 *
 * Who may confirm may hold, and who may hold may request. Limits are for the most that the role may do: who may hold or confirm
 * so far ahead and so much may request beyond it. An owner who gives a reason (isOverride) is never refused: policies are guard
 * rails for owners, who can change them anyway, and the reason is kept.
 *
 * @throws nothing: returns Problem 403 booking_not_permitted with the policies it comes from, what they allow, and `mayRequest`,
 *   whether the same may be requested
 */
export function refusalOf(policies: BookingPolicy[], act: Act): Problem | undefined {
  const deciding = mostSpecific(policies, act);
  const rights = deciding.length > 0 ? merge(deciding) : defaultRights(act.role);
  const reason = reasonOf(rights, act);
  if (!reason) return undefined;
  const mayRequest = act.status !== "requested" && !reasonOf(rights, { ...act, status: "requested", isOverride: false });
  const detail = `${reason} (${deciding.map(nameOf).join("; ") || "no booking rule gives this role more"}): ${mayRequest ? "request it, or " : ""}${WHOM[act.role]}.`;
  return new Problem(403, "booking_not_permitted", "Not allowed", detail, { policies: deciding.map(({ id }) => id), allowed: rights, mayRequest });
}

const WHOM: Record<Role, string> = {
  viewer: "ask an owner or a scheduler",
  scheduler: "ask an owner",
  owner: "give a reason to override, or change the rule",
};

/** Whether the policy speaks of such a resource. */
const matches = ({ kind, department, tag }: BookingPolicy, { resource }: Act) =>
  (kind === null || kind === resource.kind) && (department === null || department === resource.department) && (tag === null || resource.tags.includes(tag));

const specificity = ({ kind, department, tag }: BookingPolicy) => [kind, department, tag].filter((said) => said !== null).length;

function mostSpecific(policies: BookingPolicy[], act: Act): BookingPolicy[] {
  const matching = policies.filter((policy) => policy.role === act.role && matches(policy, act));
  const most = Math.max(...matching.map(specificity));
  return matching.filter((policy) => specificity(policy) === most);
}

function merge(policies: BookingPolicy[]): Rights {
  const some = (right: "mayRequest" | "mayHold" | "mayConfirm" | "mayOverride") => policies.some((policy) => policy[right]);
  const largest = (limit: "maxDaysAhead" | "maxHours") => policies.reduce<number | null>((max, policy) => (max === null || policy[limit] === null ? null : Math.max(max, policy[limit])), 0);
  return { mayRequest: some("mayRequest"), mayHold: some("mayHold"), mayConfirm: some("mayConfirm"), mayOverride: some("mayOverride"), maxDaysAhead: largest("maxDaysAhead"), maxHours: largest("maxHours") };
}

const VERBS = { requested: "request", hold: "hold", confirmed: "confirm" };

/** Why the rights do not reach, as the beginning of a sentence; undefined when they do. */
function reasonOf(rights: Rights, { role, status, isOverride, start, now, hours }: Act): string | undefined {
  if (role === "owner" && isOverride) return undefined;
  const who = `${role === "owner" ? "An" : "A"} ${role}`;
  const mayHold = rights.mayHold || rights.mayConfirm;
  const may = { requested: rights.mayRequest || mayHold, hold: mayHold, confirmed: rights.mayConfirm }[status];
  if (!may) return `${who} may not ${VERBS[status]} bookings of this resource`;
  if (isOverride && !rights.mayOverride) return `${who} may not override the rules for this resource`;
  if (status === "requested" && mayHold) return undefined;
  const { maxDaysAhead, maxHours } = rights;
  if (maxDaysAhead !== null && start.epochMilliseconds > now.add({ hours: 24 * maxDaysAhead }).epochMilliseconds) {
    return `${who} may ${VERBS[status]} bookings of this resource that start at most ${maxDaysAhead} ${maxDaysAhead === 1 ? "day" : "days"} from now, and this one starts at ${iso(start)}`;
  }
  if (maxHours !== null && hours > maxHours) return `${who} may ${VERBS[status]} at most ${maxHours} ${maxHours === 1 ? "hour" : "hours"} of this resource at once, and this is ${Math.ceil(hours * 100) / 100}`;
  return undefined;
}

function nameOf({ role, kind, department, tag }: BookingPolicy): string {
  const group = [kind && `kind ${kind}`, department && `department ${department}`, tag && `tag ${tag}`].filter(Boolean).join(", ");
  return `booking rule for ${role}s and ${group || "all resources"}`;
}
