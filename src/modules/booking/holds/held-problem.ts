import type { Principal } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import type { Temporal } from "@/lib/time";
import type { Tx } from "@/services/db";
import { holderOf } from "../explain-conflict";
import { findAlternatives } from "../find-alternatives";
import { type Wanted } from "../wanted";
import type { Rung } from "./contract";
import { loadLadder } from "./load-ladder";
import { presentRungs } from "./present";
import type { HoldRow } from "./repository";

/** The refusal of a hold that others come before: 409 not_first_option with them. */
export async function notFirstOption(tx: Tx, principal: Principal, ahead: HoldRow[], now: Temporal.Instant): Promise<Problem> {
  const holds = await presentAhead(tx, principal, ahead, now);
  const option = ahead.length === 1 ? "second" : `number ${ahead.length + 1}`;
  return new Problem(409, "not_first_option", "Not the first option", `It is ${option} on the ladder: ${holderOf(holds[0] as Rung)} came first. Challenge it, or override with a reason.`, { holds });
}

/** The refusal of a booking over holds of others: 409 held with them, and what would work. */
export async function heldByOthers(tx: Tx, principal: Principal, ahead: HoldRow[], now: Temporal.Instant, wanted: Wanted): Promise<Problem> {
  const holds = await presentAhead(tx, principal, ahead, now);
  const alternatives = await findAlternatives(tx, principal.tenantId, wanted);
  return new Problem(409, "held", "On hold", `${holderOf(holds[0] as Rung)} holds it: choose another time or another resource, hold it as well, or override with a reason.`, { holds, alternatives });
}

async function presentAhead(tx: Tx, principal: Principal, ahead: HoldRow[], now: Temporal.Instant): Promise<Rung[]> {
  return presentRungs(tx, principal, ahead, await loadLadder(tx, principal.tenantId, ahead, now));
}
