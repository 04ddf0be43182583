import type { Booked } from "@/modules/booking/contract";
import { localInstants } from "@/ui/format";

/** What the rules would rather not have seen, in words of the zone. */
export function warningsOf({ warnings = [] }: Pick<Booked, "warnings">, zone: string): string[] {
  return warnings.map(({ detail }) => localInstants(detail, zone));
}
