import type { Actor, Principal } from "@/lib/principal";
import { forbidden } from "@/lib/problem";
import type { AvailabilityKind } from "./contract";

/** Owners and schedulers decide when somebody is away; viewers may only ask for leave. @throws Problem 403 */
export function mayEnter({ role }: Principal, kind: AvailabilityKind): void {
  if (role === "viewer" && kind !== "leave") throw forbidden("A viewer can only ask for leave: ask an owner or a scheduler to enter anything else.");
}

/** Owners and schedulers decide and change; a viewer may withdraw what they asked for. @throws Problem 403 */
export function mayDecide({ role, actor }: Principal, isWithdrawal: boolean, askedBy: Actor | null): void {
  if (role !== "viewer") return;
  if (!isWithdrawal) throw forbidden("A viewer cannot decide about time off: ask an owner or a scheduler.");
  if (askedBy?.type !== actor.type || askedBy.id !== actor.id) throw forbidden("Only who asked for it, an owner or a scheduler may withdraw it.");
}
