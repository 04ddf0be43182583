import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { Temporal } from "@/lib/time";
import { createAddressRule, newSecret, retryDelay, sendWebhook, signedHeaders } from ".";

const strict = createAddressRule();
const local = createAddressRule("127.0.0.0/8, ::1/128");
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<number> {
  const server = createServer(answer);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}
const message = (url: string) => ({ url, headers: {}, body: "{}" });

test.each(["127.0.0.1", "10.1.2.3", "172.31.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1", "255.255.255.255", "0.0.0.0", "::", "::1", "::ffff:127.0.0.1", "::ffff:a00:1", "64:ff9b::7f00:1", "fd00::1", "fe80::1", "ff02::1", "name"])("%s is not sent to", (address) => {
  expect(strict(address)).toBe(false);
});

test.each(["8.8.8.8", "172.32.0.1", "::ffff:8.8.8.8", "2606:4700::1111"])("%s is sent to", (address) => {
  expect(strict(address)).toBe(true);
});

test("the signature is the one of Standard Webhooks", () => {
  const secret = newSecret();
  const headers = signedHeaders(secret, "msg_1", Temporal.Instant.from("2026-01-01T00:00:00.9Z"), "{}");
  const expected = createHmac("sha256", Buffer.from(secret.replace("whsec_", ""), "base64")).update("msg_1.1767225600.{}").digest("base64");
  expect(headers).toEqual({ "webhook-id": "msg_1", "webhook-timestamp": "1767225600", "webhook-signature": `v1,${expected}` });
});

test("waits longer and longer, then gives up", () => {
  expect([1, 2, 10, 11].map((tries) => retryDelay(tries, () => 0))).toEqual([5_000, 30_000, 28_800_000, undefined]);
});

test("sends to an allowed address, and says what was answered", async () => {
  const port = await serve((_, response) => response.writeHead(204).end());
  expect(await sendWebhook(message(`http://127.0.0.1:${port}`), local)).toEqual({ status: 204 });
  expect(await sendWebhook(message(`http://localhost:${port}`), local)).toEqual({ status: 204 });
});

test("neither a literal nor a name leads to a private address", async () => {
  let asked = 0;
  const port = await serve((_, response) => response.writeHead(204 + asked++).end());
  for (const host of ["127.0.0.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "localhost"]) expect((await sendWebhook(message(`http://${host}:${port}`), strict)).error).toContain("private address");
  expect(asked).toBe(0);
});

test("a redirect is a failure, an endless answer is cut, a silent one timed out", async () => {
  const moved = await serve((_, response) => response.writeHead(302, { location: "http://127.0.0.1/" }).end());
  expect((await sendWebhook(message(`http://127.0.0.1:${moved}`), local)).error).toContain("redirects are not followed");
  const large = await serve((_, response) => response.writeHead(200).write(Buffer.alloc(200_000)));
  expect(await sendWebhook(message(`http://127.0.0.1:${large}`), local)).toEqual({ status: 200 });
  const silent = await serve(() => undefined);
  expect((await sendWebhook(message(`http://127.0.0.1:${silent}`), local, 200)).error).toContain("no answer");
});
