import { createRoute } from "@hono/zod-openapi";
import { idParam, ifMatchHeader, json, newRouter, refusals } from "@/services/http/router";
import { etag, ifMatch } from "@/services/http/versions";
import { createPolicySchema, listPoliciesSchema, policyPageSchema, policySchema, updatePolicySchema } from "./contract";
import { createPolicy } from "./create-policy";
import { getPolicy, listPolicies } from "./read-policies";
import { deletePolicy, updatePolicy } from "./update-policy";

const tags = ["Booking rules"];

const RULE =
  "Of the rules of a role that match a resource the most specific ones count: the more of kind, department and tag they name. Of equals, each right that one gives and the larger limit. " +
  "Without a rule, owners and schedulers may everything, viewers nothing. The limits are for the most that the role may do: who may hold or confirm so much may request beyond it. " +
  "An owner who gives a reason to override is never refused.";

export const policyRoutes = newRouter()
  .openapi(
    createRoute({
      method: "post",
      path: "/booking-policies",
      tags,
      summary: "Say what a role may book",
      description: RULE,
      request: { body: { required: true, ...json(createPolicySchema, "The rule; what it does not allow is forbidden") } },
      responses: { 201: json(policySchema, "Stored"), ...refusals(400, 403, 409) },
    }),
    async (c) => {
      const policy = await createPolicy(c.get("db"), c.get("principal"), c.req.valid("json"));
      return c.json(policy, 201, { ETag: etag(policy.version), Location: `/api/v1/booking-policies/${policy.id}` });
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/booking-policies",
      tags,
      summary: "List the booking rules",
      request: { query: listPoliciesSchema },
      responses: { 200: json(policyPageSchema, "In the order they were made"), ...refusals(400) },
    }),
    async (c) => c.json(await listPolicies(c.get("db"), c.get("principal"), c.req.valid("query")), 200),
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/booking-policies/{id}",
      tags,
      summary: "Read a booking rule",
      request: { params: idParam },
      responses: { 200: json(policySchema, "The rule; its version in ETag"), ...refusals(400, 404) },
    }),
    async (c) => {
      const policy = await getPolicy(c.get("db"), c.get("principal"), c.req.valid("param").id);
      return c.json(policy, 200, { ETag: etag(policy.version) });
    },
  )
  .openapi(
    createRoute({
      method: "patch",
      path: "/booking-policies/{id}",
      tags,
      summary: "Change a booking rule",
      request: { params: idParam, headers: ifMatchHeader, body: { required: true, ...json(updatePolicySchema, "What changes") } },
      responses: { 200: json(policySchema, "Stored"), ...refusals(400, 403, 404, 412) },
    }),
    async (c) => {
      const version = ifMatch(c.req.valid("header")["if-match"]);
      const policy = await updatePolicy(c.get("db"), c.get("principal"), c.req.valid("param").id, version, c.req.valid("json"));
      return c.json(policy, 200, { ETag: etag(policy.version) });
    },
  )
  .openapi(
    createRoute({
      method: "delete",
      path: "/booking-policies/{id}",
      tags,
      summary: "Take a booking rule back",
      request: { params: idParam, headers: ifMatchHeader },
      responses: { 204: { description: "Gone" }, ...refusals(400, 403, 404, 412) },
    }),
    async (c) => {
      await deletePolicy(c.get("db"), c.get("principal"), c.req.valid("param").id, ifMatch(c.req.valid("header")["if-match"]));
      return c.body(null, 204);
    },
  );
