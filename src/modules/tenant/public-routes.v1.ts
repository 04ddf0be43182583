import { createRoute } from "@hono/zod-openapi";
import { Problem } from "@/lib/problem";
import type { AuthProvider } from "@/services/auth";
import { json, newRouter, refusals } from "@/services/http/router";
import { createdStudioSchema, createOwnStudioSchema, signUpSchema } from "./contract";
import { createOwnStudio } from "./create-own-studio";
import { signUp } from "./sign-up";

const tags = ["Sign-up"];

/** What is answered before there is a studio to act in. */
export function publicTenantRoutes(auth: AuthProvider) {
  return newRouter()
    .openapi(
      createRoute({
        method: "post",
        path: "/sign-up",
        tags,
        security: [],
        summary: "Sign up: a person and their studio",
        request: { body: { required: true, ...json(signUpSchema, "The person and the studio") } },
        responses: { 201: json(createdStudioSchema, "Made; the cookie signs the person in"), ...refusals(400, 403, 409) },
      }),
      async (c) => {
        const { studio, headers } = await signUp(c.get("db"), auth, c.req.valid("json"));
        for (const cookie of headers.getSetCookie()) c.header("Set-Cookie", cookie, { append: true });
        return c.json({ studio }, 201);
      },
    )
    .openapi(
      createRoute({
        method: "post",
        path: "/studios",
        tags,
        security: [],
        summary: "Make the studio of a signed-in person who has none",
        request: { body: { required: true, ...json(createOwnStudioSchema, "The studio") } },
        responses: { 201: json(createdStudioSchema, "Made; the person owns it"), ...refusals(400, 403, 409) },
      }),
      async (c) => {
        const person = await auth.identify(c.req.raw.headers);
        if (!person) throw new Problem(401, "not_authenticated", "Not signed in", "Sign in first: a studio belongs to a person.");
        return c.json({ studio: await createOwnStudio(c.get("db"), auth, person, c.req.valid("json")) }, 201);
      },
    );
}
