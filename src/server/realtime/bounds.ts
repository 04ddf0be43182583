import { sayGoodbye, type Screen } from "./screen";

/** A message may name 5,000 resources. */
export const LONGEST_MESSAGE = 256 * 1024;
const MESSAGES_A_SECOND = 20;
const BURST = 60;
/** What may wait for a screen that reads slowly. */
const MOST_WAITING_BYTES = 4 * 1024 * 1024;
const MOST_WAITING_PACKETS = 5_000;

/** Ends a screen that says more than a person with a mouse could. */
export function boundMessages(screen: Screen): void {
  let left = BURST;
  let at = performance.now();
  screen.socket.use((_, next) => {
    const now = performance.now();
    left = Math.min(BURST, left + ((now - at) / 1_000) * MESSAGES_A_SECOND);
    at = now;
    if (left < 1) return sayGoodbye(screen, "too_much");
    left -= 1;
    next();
  });
}

/** What engine.io keeps for a connection, and what its WebSocket has not got rid of; not in its types. */
type Waiting = { writeBuffer: unknown[]; transport: { socket?: { bufferedAmount?: number } } };

/** Ends the screens that leave too much unread; they come back and ask for what they missed. */
export function boundBacklog(screens: Iterable<Screen>): void {
  for (const screen of screens) {
    const { transport, writeBuffer } = screen.socket.conn as unknown as Waiting;
    if ((transport.socket?.bufferedAmount ?? 0) > MOST_WAITING_BYTES || writeBuffer.length > MOST_WAITING_PACKETS) sayGoodbye(screen, "too_much");
  }
}
