/** What a studio has, in a few lines: a sum of load by the hour, and a sum of money. Everything that takes no lane, lock or index is here. */
export type Model = { capacity: number[]; budget: number; bookings: ModelBooking[] };
/** Hours since the first; `resource` counts the resources of the model. */
export type ModelBooking = { id: string; resource: number; start: number; end: number; allocation: number; status: "requested" | "hold" | "confirmed" | "cancelled" };

const RATE = 1_000;
export const costOf = ({ start, end, allocation }: ModelBooking, capacity: number) => (RATE * (end - start) * allocation) / capacity;

/** Of what is confirmed, on one resource in one hour. */
const loadAt = ({ bookings }: Model, resource: number, hour: number) =>
  bookings.filter((one) => one.status === "confirmed" && one.resource === resource && one.start <= hour && hour < one.end).reduce((sum, { allocation }) => sum + allocation, 0);

const hours = ({ start, end }: ModelBooking) => Array.from({ length: end - start }, (_, i) => start + i);
/** Whether what is confirmed leaves room for it. */
const hasRoom = (model: Model, one: ModelBooking) => hours(one).every((hour) => loadAt(model, one.resource, hour) + one.allocation <= (model.capacity[one.resource] as number));

/**
 * The studio after one of its bookings is made, or becomes another one: with the holds released that lost their room by it.
 * @returns undefined when that must be refused
 */
export function after(model: Model, wanted: ModelBooking): Model | undefined {
  const others = model.bookings.filter(({ id }) => id !== wanted.id);
  const next: Model = { ...model, bookings: [...others, wanted] };
  const confirmed = next.bookings.filter(({ status }) => status === "confirmed");
  const spent = confirmed.reduce((sum, one) => sum + costOf(one, model.capacity[one.resource] as number), 0);
  const isOver = confirmed.some((one) => hours(one).some((hour) => loadAt(next, one.resource, hour) > (model.capacity[one.resource] as number)));
  if (isOver || (wanted.status === "confirmed" && spent > model.budget)) return undefined;
  const isBumped = (one: ModelBooking) => one.status === "hold" && one.id !== wanted.id && hasRoom(model, one) && !hasRoom(next, one);
  return { ...next, bookings: next.bookings.map((one) => (isBumped(one) ? { ...one, status: "cancelled" } : one)) };
}
