import { lookup as resolve } from "node:dns";
import { request as plain } from "node:http";
import { request as secure } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import type { AddressRule } from "./address-rule";

const TIMEOUT_MS = 10_000;
const MOST_BYTES = 64 * 1024;

/** What came of one attempt; `error` undefined: taken. */
export type Answer = { status?: number; error?: string };
type Message = { url: string; headers: Record<string, string>; body: string };

/** Looks a name up for the connection itself, so that no other address is connected to than the one that was checked. */
function guardedLookup(rule: AddressRule): LookupFunction {
  return (name, options, done) =>
    resolve(name, { ...options, all: true }, (error, found) => {
      if (error) return done(error, []);
      const open = found.filter(({ address }) => rule(address));
      const [first] = open;
      if (!first) return done(new Error(`${name} is at a private address`), []);
      return options.all ? done(null, open) : done(null, first.address, first.family);
    });
}

const hostOf = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, "");

/** Whether an address is seen to be private without looking its name up. */
export function isPrivate(address: URL, rule: AddressRule): boolean {
  const host = hostOf(address);
  if (/^(.+\.)?localhost\.?$/.test(host)) return !rule("127.0.0.1") && !rule("::1");
  return isIP(host) > 0 && !rule(host);
}

/** Sends once and says what came of it; never throws for what the other side does. Redirects are not followed. */
export function sendWebhook({ url, headers, body }: Message, rule: AddressRule, timeoutMs = TIMEOUT_MS): Promise<Answer> {
  const target = new URL(url);
  if (target.protocol !== "https:" && target.protocol !== "http:") return Promise.resolve({ error: "only http and https are sent to" });
  // Of a literal address nothing is looked up.
  if (isPrivate(target, rule)) return Promise.resolve({ error: `${hostOf(target)} is a private address` });
  return new Promise((done) => {
    const signal = AbortSignal.timeout(timeoutMs);
    // Of several addresses that all refuse the error has no message, only a code.
    const fail = (error: NodeJS.ErrnoException) => done({ error: signal.aborted ? `no answer within ${timeoutMs / 1000} s` : error.message || error.code || "no connection" });
    const request = (target.protocol === "https:" ? secure : plain)(
      target,
      { method: "POST", agent: false, lookup: guardedLookup(rule), signal, headers: { ...headers, "content-type": "application/json", "content-length": Buffer.byteLength(body) } },
      (response) => {
        let bytes = 0;
        const finish = () => done(judged(response.statusCode ?? 0));
        response.on("data", (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes <= MOST_BYTES) return;
          finish();
          response.destroy();
        });
        response.on("end", finish).on("error", fail);
      },
    );
    request.on("error", fail).end(body);
  });
}

function judged(status: number): Answer {
  if (status >= 200 && status < 300) return { status };
  if (status >= 300 && status < 400) return { status, error: `answered ${status}: redirects are not followed` };
  return { status, error: `answered ${status}` };
}
