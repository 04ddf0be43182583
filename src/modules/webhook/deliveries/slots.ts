/** How many are sent at once, in all; to a studio's endpoints; to one endpoint; and to one that has been failing, where it is likely for nothing. */
const IN_ALL = 32;
const OF_STUDIO = 8;
const OF_ENDPOINT = 2;
const OF_FAILING = 1;

/** Where something is sent. */
type Place = { tenantId: string; id: string; failingSince: unknown };

/** Keeps one that answers slowly, or a studio of such, from holding up the others. */
export function createSlots() {
  const taken = new Map<string, number>();
  const of = (key: string) => taken.get(key) ?? 0;
  const add = (keys: string[], n: number) => keys.forEach((key) => taken.set(key, of(key) + n));
  const keysOf = ({ tenantId, id }: Place) => ["", tenantId, `${tenantId} ${id}`];
  return {
    ofStudio: of,
    free(place: Place): number {
      const [all, studio, endpoint] = keysOf(place) as [string, string, string];
      return Math.max(0, Math.min(IN_ALL - of(all), OF_STUDIO - of(studio), (place.failingSince ? OF_FAILING : OF_ENDPOINT) - of(endpoint)));
    },
    /** @returns what gives it back */
    take(place: Place): () => void {
      add(keysOf(place), 1);
      return () => add(keysOf(place), -1);
    },
  };
}
