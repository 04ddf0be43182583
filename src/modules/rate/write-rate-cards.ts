import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { invalidInput, notFound, Problem } from "@/lib/problem";
import { selectUnreadable } from "@/modules/project";
import { type Database, inTenant, type Tx, violates } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import type { CreateRateCard, RateCard, UpdateRateCard } from "./contract";
import { mayManageRates } from "./policy";
import { presentRateCard } from "./present";
import { findOwnCard } from "./read-rate-cards";
import { deleteRateCardRow, insertRateCard, type RateCardRow, updateRateCardRow } from "./repository";

// Bookings keep the rate that they were made from: no card that changes or goes changes what was agreed.

/** Adds a card. @throws Problem 403, 404 for an unknown resource or project, 409 when there is one for the same from the same day on, or the id is taken */
export async function createRateCard(db: Database, principal: Principal, input: CreateRateCard): Promise<RateCard> {
  mayManageRates(principal);
  const { tenantId } = principal;
  const { cost, bill, ...said } = input;
  return explained(input, () =>
    inTenant(db, tenantId, async (tx) => {
      await mustReadProject(tx, principal, input.projectId);
      const card = presentRateCard(await insertRateCard(tx, { ...said, tenantId, id: input.id ?? newId(), costMinor: cost, billMinor: bill }));
      await tell(tx, principal, "rate_card:created", card);
      return card;
    }),
  );
}

/** Changes what is given. @throws Problem 403, 404, 409 as createRateCard, 412 with the present state */
export async function updateRateCard(db: Database, principal: Principal, id: string, version: number | undefined, input: UpdateRateCard): Promise<RateCard> {
  mayManageRates(principal);
  const { tenantId } = principal;
  const { cost, bill, ...said } = input;
  return explained(input, () =>
    inTenant(db, tenantId, async (tx) => {
      const before = await findOwnCard(tx, principal, id);
      const row = await updateRateCardRow(tx, tenantId, id, version, { ...said, ...(cost !== undefined && { costMinor: cost }), ...(bill !== undefined && { billMinor: bill }) });
      if (!row) throw stale(before);
      const card = presentRateCard(row);
      await tell(tx, principal, "rate_card:updated", card);
      return card;
    }),
  );
}

/** Removes a card; bookings that were made from it keep its rate. @throws Problem 403, 404 */
export async function deleteRateCard(db: Database, principal: Principal, id: string): Promise<void> {
  mayManageRates(principal);
  const { tenantId } = principal;
  await inTenant(db, tenantId, async (tx) => {
    const row = await findOwnCard(tx, principal, id);
    await deleteRateCardRow(tx, tenantId, id);
    await tell(tx, principal, "rate_card:deleted", presentRateCard({ ...row, version: row.version + 1 }));
  });
}

/** @throws Problem 404 when the caller may not know of the project */
async function mustReadProject(tx: Tx, principal: Principal, projectId: string | null | undefined): Promise<void> {
  if (projectId && (await selectUnreadable(tx, principal.tenantId, principal)).has(projectId)) throw notFound("project", projectId);
}

function stale(row: RateCardRow): Problem {
  return new Problem(412, "stale_version", "Changed since", `It is now at version ${row.version}: look at it again, then repeat the change.`, { current: presentRateCard(row) });
}

async function explained<T>(input: Partial<CreateRateCard>, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (violates(error, "rate_cards_one_a_day")) throw new Problem(409, "rate_card_overlap", "Already there", "There is a card for the same from the same day on: change that one, or choose another day.");
    if (violates(error, "rate_cards_tenant_id_id_pk")) throw new Problem(409, "id_taken", "Id taken", `There is already a rate card with the id ${input.id}: it was stored before, or the id must be made anew.`);
    if (violates(error, "rate_cards_resource")) throw notFound("resource", input.resourceId ?? "");
    if (violates(error, "rate_cards_project")) throw notFound("project", input.projectId ?? "");
    if (violates(error, "rate_cards_dates")) throw invalidInput([{ path: "endsOn", message: "must not be before startsOn" }]);
    throw error;
  }
}

function tell(tx: Tx, { tenantId, actor }: Principal, type: string, rateCard: RateCard): Promise<void> {
  return recordEvents(tx, tenantId, actor, [{ type, aggregate: { type: "rate_card", id: rateCard.id, version: rateCard.version }, payload: { rateCard } }]);
}
