import { chooseRate, type PlainRate, type RateCardRow, selectRateCards } from "@/modules/rate";
import type { Tx } from "@/services/db";
import { clockOf } from "../draft-booking";
import type { Places } from "./load-places";
import type { Fitting } from "./repository";

/** The rate of a resource for a booking that begins at an instant; null without one in the currency. */
export type RateOf = (resource: Fitting, currency: string, start: number) => PlainRate | null;

/** The rates of resources, on a project or (undefined) in general. One query. */
export async function loadRates(tx: Tx, tenantId: string, { timeOf, settings }: Places, resourceIds: string[], projectId: string | undefined): Promise<RateOf> {
  const cards = await selectRateCards(tx, tenantId, resourceIds, projectId ? [projectId] : []);
  const general = cards.filter(({ resourceId }) => resourceId === null);
  const own = new Map<string, RateCardRow[]>();
  for (const card of cards) if (card.resourceId !== null) own.set(card.resourceId, [...(own.get(card.resourceId) ?? []), card]);
  const dates = new Map<string, string>();
  const dateOf = (id: string, start: number) => {
    const time = timeOf(id);
    const key = `${time.timeZone} ${start}`;
    let date = dates.get(key);
    if (date === undefined) dates.set(key, (date = clockOf(time, settings).dateOf(start)));
    return date;
  };
  return (resource, currency, start) => {
    const ofResource = own.get(resource.id);
    return chooseRate(ofResource ? [...general, ...ofResource] : general, { resource, projectId: projectId ?? "", currency, date: dateOf(resource.id, start) });
  };
}
