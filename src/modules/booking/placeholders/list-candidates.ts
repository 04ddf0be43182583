import type { Principal } from "@/lib/principal";
import { type Database, inTenant } from "@/services/db";
import { toAble } from "../bundles/choose-members";
import { type Ask, loadField } from "../bundles/load-field";
import { isAble, lookAt } from "../bundles/look-at";
import { tellWhyNot } from "../bundles/tell-why-not";
import type { Need } from "../contract";
import { rankAble } from "../domain/why-chosen";
import { timeOf } from "../draft-booking";
import { MOST_CANDIDATES, MOST_OTHERS, type PlaceholderCandidates } from "./contract";
import { loadPlaceholder } from "./read-placeholders";
import type { PlaceholderRow } from "./repository";

/** Who could do what a placeholder stands for, ranked as for a bundle, and why the others cannot. @throws Problem 404 */
export async function listPlaceholderCandidates(db: Database, principal: Principal, id: string): Promise<PlaceholderCandidates> {
  return inTenant(db, principal.tenantId, async (tx) => {
    const row = await loadPlaceholder(tx, principal, id);
    const when = timeOf(row);
    const need = needOf(row);
    const ask: Ask = { projectId: row.projectId, phaseId: row.phaseId, status: "confirmed", override: null, needs: [need] };
    const field = await loadField(tx, principal, ask, [when]);
    const [candidates = []] = await lookAt(tx, principal, field, ask, when, false);
    const able = rankAble(need, candidates.filter(isAble).map(toAble));
    const others = candidates.filter((candidate) => !isAble(candidate)).slice(0, MOST_OTHERS);
    const why = await tellWhyNot(tx, principal, field, ask, when, others);
    return {
      counts: { matching: field.inQuestion[0]?.length ?? 0, able: able.length },
      items: able.slice(0, MOST_CANDIDATES).map(({ id: resourceId, name, workedOn, costMinor, candidate }) => ({
        resourceId,
        name,
        workedOnProject: workedOn,
        allocation: candidate.allocation,
        cost: costMinor === null ? null : { amount: costMinor, currency: row.currency },
        warnings: candidate.draft?.warnings ?? [],
      })),
      others: others.flatMap((candidate) => why.get(candidate) ?? []),
    };
  });
}

function needOf({ title, kind, tags, skills, allocation }: PlaceholderRow): Need {
  return { label: title, kind: kind as Need["kind"], tags, skills, allocation, count: 1, substitutes: [] };
}
