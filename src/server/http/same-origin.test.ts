import { Hono } from "hono";
import { expect, test } from "vitest";
import type { ApiEnv } from "@/services/http/router";
import { onError } from "./problems";
import { sameOrigin } from "./same-origin";

const app = new Hono<ApiEnv>();
app.onError(onError);
app.use(sameOrigin("https://studio.example"));
app.all("/", (c) => c.text("done"));

const cookie = "theme=dark; pt.session_token=abc.def";
const host = "localhost:3000";
const send = (method: string, headers: Record<string, string>) => app.request("/", { method, headers: { host, ...headers } });

test.each([
  ["our own page", { cookie, "sec-fetch-site": "same-origin", origin: "http://localhost:3000" }],
  ["our own page over plain http", { cookie, origin: "http://localhost:3000" }],
  ["our own page behind a proxy", { cookie, host: "10.0.0.7:3000", origin: "https://studio.example" }],
  ["a program with a key", { authorization: "Bearer pt_x" }],
  ["a program with a key, whatever else it sends", { authorization: "Bearer pt_x", cookie, origin: "https://evil.example" }],
  ["a program with neither session nor key", {}],
])("%s may write", async (_, headers) => {
  for (const method of ["POST", "PATCH", "DELETE"]) expect((await send(method, headers)).status).toBe(200);
});

test.each([
  ["another site", { cookie, "sec-fetch-site": "cross-site", origin: "https://evil.example" }],
  ["a site beside ours", { cookie, "sec-fetch-site": "same-site", origin: "http://localhost:4000" }],
  ["another site over plain http", { cookie, origin: "http://evil.example" }],
  ["another port", { cookie, origin: "http://localhost:4000" }],
  ["a page that hides where it is", { cookie, origin: "null" }],
  ["something that does not say where it is", { cookie }],
  ["something with the cookie of https", { cookie: "__Secure-pt.session_token=abc.def" }],
  ["another site that would sign somebody up", { "sec-fetch-site": "cross-site" }],
  ["another site that would sign somebody up, over plain http", { origin: "http://evil.example" }],
])("%s may not write, but read", async (_, headers) => {
  for (const method of ["POST", "PATCH", "PUT", "DELETE"]) {
    const answer = await send(method, headers);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ code: "cross_origin", status: 403 });
  }
  expect((await send("GET", headers)).status).toBe(200);
});
