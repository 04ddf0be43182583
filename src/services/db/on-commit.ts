import type { Database, Tx } from "./database";

type Act = (db: Database) => void;

/** What open transactions want to happen once they are committed. */
const wanted = new WeakMap<Tx, Set<Act>>();

/** Calls `act` once the transaction is committed, and never when it is not; once, however often it was asked for. It must not throw. */
export function onCommit(tx: Tx, act: Act): void {
  const acts = wanted.get(tx) ?? new Set();
  wanted.set(tx, acts.add(act));
}

/** Takes what was wanted by the transaction that has just begun or ended over this connection. */
export function takeCommitActs(tx: Tx): Iterable<Act> {
  const acts = wanted.get(tx) ?? [];
  wanted.delete(tx);
  return acts;
}
