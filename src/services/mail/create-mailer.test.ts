import { createServer, type Server, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createMailer } from "./index";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A mail server as small as can be. @param refuse the answer to MAIL FROM, instead of taking it */
async function serve(refuse?: string): Promise<{ url: string; taken: string[] }> {
  const taken: string[] = [];
  const server = createServer((socket) => talk(socket, taken, refuse));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, taken };
}

function talk(socket: Socket, taken: string[], refuse?: string) {
  const say = (line: string) => socket.write(`${line}\r\n`);
  let text = "";
  let mail: string | undefined;
  say("220 test");
  socket.setEncoding("utf8").on("error", () => {});
  socket.on("data", (part: string) => {
    text += part;
    for (let end = text.indexOf("\r\n"); end >= 0; end = text.indexOf("\r\n")) {
      const line = text.slice(0, end);
      text = text.slice(end + 2);
      if (mail !== undefined) {
        if (line === ".") {
          taken.push(mail);
          mail = undefined;
          say("250 taken");
        } else mail += `${line}\n`;
      } else if (/^DATA/i.test(line)) {
        mail = "";
        say("354 go on");
      } else if (/^QUIT/i.test(line)) socket.end("221 bye\r\n");
      else say(/^MAIL/i.test(line) && refuse ? refuse : "250 ok");
    }
  });
}

const mail = { id: "01a20767", to: "ada@example.com", subject: "Booked: Nebula\r\nBcc: all@example.com", text: "Hello Ada,\n.\nbye\n" };

test("a mail arrives whole, from whom it should, under a Message-ID that stays", async () => {
  const { url, taken } = await serve();
  const mailer = createMailer({ url, from: "Production Tool <booking@example.com>" });
  await mailer.send(mail);
  await mailer.send(mail);
  mailer.close();
  expect(taken).toHaveLength(2);
  for (const each of taken) {
    expect(each).toMatch(/^From: Production Tool <booking@example\.com>$/m);
    expect(each).toMatch(/^To: ada@example\.com$/m);
    expect(each).toMatch(/^Message-ID: <01a20767@production-tool>$/m);
    expect(each).toMatch(/^Auto-Submitted: auto-generated$/m);
    expect(each).toContain("Hello Ada,\n..\nbye");
    expect(each).not.toMatch(/^Bcc:/m);
  }
});

test("a refusal, and nobody there, are told", async () => {
  const { url } = await serve("550 not from you");
  await expect(createMailer({ url, from: "a@example.com" }).send(mail)).rejects.toThrow("550 not from you");
  await expect(createMailer({ url: "smtp://127.0.0.1:1", from: "a@example.com" }).send(mail)).rejects.toThrow("ECONNREFUSED");
});
