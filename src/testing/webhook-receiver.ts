import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export type Received = { path: string; headers: IncomingHttpHeaders; body: string };

export type Receiver = {
  url: string;
  received: Received[];
  /** What it answers from now on; undefined: nothing at all. */
  answer: (say: (request: Received) => number | undefined) => void;
  close: () => void;
};

/** Somebody on the loopback interface to whom webhooks are sent: takes all of them until told otherwise. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  let say: (request: Received) => number | undefined = () => 204;
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      const got = { path: request.url ?? "", headers: request.headers, body };
      received.push(got);
      const status = say(got);
      if (status !== undefined) response.writeHead(status).end();
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answer: (next) => void (say = next),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Whether it was signed with the secret, as anybody checks by Standard Webhooks. */
export function isSigned({ headers, body }: Received, secret: string): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const signature = createHmac("sha256", key).update(`${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`).digest("base64");
  return String(headers["webhook-signature"]).split(" ").includes(`v1,${signature}`);
}
