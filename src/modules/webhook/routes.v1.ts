import { createRoute } from "@hono/zod-openapi";
import { idParam, ifMatchHeader, json, newRouter, refusals } from "@/services/http/router";
import { etag, ifMatch } from "@/services/http/versions";
import { createEndpointSchema, deliveryPageSchema, deliverySchema, endpointListSchema, endpointSchema, endpointWithSecretSchema, eventTypeListSchema, listDeliveriesSchema, updateEndpointSchema } from "./contract";
import { createEndpoint } from "./create-endpoint";
import { deleteEndpoint } from "./delete-endpoint";
import { listDeliveries } from "./deliveries/list-deliveries";
import { redeliver } from "./deliveries/redeliver";
import { listEventTypes } from "./list-event-types";
import type { WebhookMeans } from "./means";
import { getEndpoint, listEndpoints } from "./read-endpoints";
import { rotateSecret } from "./rotate-secret";
import { sendTest } from "./send-test";
import { updateEndpoint } from "./update-endpoint";

const tags = ["Webhooks"];
const UNKEPT = { "Cache-Control": "no-store" };

/** Where events are posted to, and what became of each. */
export function webhookRoutes(means: WebhookMeans) {
  return newRouter()
    .openapi(
      createRoute({
        method: "get",
        path: "/webhook-event-types",
        tags,
        summary: "The events that there are",
        responses: { 200: json(eventTypeListSchema, "By name"), ...refusals(403) },
      }),
      (c) => c.json(listEventTypes(c.get("principal")), 200),
    )
    .openapi(
      createRoute({
        method: "get",
        path: "/webhook-endpoints",
        tags,
        summary: "List the webhook endpoints",
        responses: { 200: json(endpointListSchema, "All of them, the oldest first"), ...refusals(403) },
      }),
      async (c) => c.json(await listEndpoints(c.get("db"), c.get("principal")), 200),
    )
    .openapi(
      createRoute({
        method: "post",
        path: "/webhook-endpoints",
        tags,
        summary: "Have events posted to an address",
        description: "Signed as in Standard Webhooks. Any answer but 2xx is a failure, redirects too; it is tried again for about a day. 410 disables the endpoint at once, failing for a day does as well. An event may come more than once, under the same webhook-id.",
        request: { body: { required: true, ...json(createEndpointSchema, "Where, and of what") } },
        responses: { 201: json(endpointWithSecretSchema, "The endpoint, with its secret: shown this once"), ...refusals(400, 403, 422) },
      }),
      async (c) => {
        const endpoint = await createEndpoint(c.get("db"), c.get("principal"), c.req.valid("json"), means);
        return c.json(endpoint, 201, { ...UNKEPT, ETag: etag(endpoint.version), Location: `/api/v1/webhook-endpoints/${endpoint.id}` });
      },
    )
    .openapi(
      createRoute({
        method: "get",
        path: "/webhook-endpoints/{id}",
        tags,
        summary: "Read a webhook endpoint",
        request: { params: idParam },
        responses: { 200: json(endpointSchema, "The endpoint; its version in ETag"), ...refusals(400, 403, 404) },
      }),
      async (c) => {
        const endpoint = await getEndpoint(c.get("db"), c.get("principal"), c.req.valid("param").id);
        return c.json(endpoint, 200, { ETag: etag(endpoint.version) });
      },
    )
    .openapi(
      createRoute({
        method: "patch",
        path: "/webhook-endpoints/{id}",
        tags,
        summary: "Change, disable or enable a webhook endpoint",
        request: { params: idParam, headers: ifMatchHeader, body: { required: true, ...json(updateEndpointSchema, "What changes") } },
        responses: { 200: json(endpointSchema, "Stored"), ...refusals(400, 403, 404, 412, 422) },
      }),
      async (c) => {
        const version = ifMatch(c.req.valid("header")["if-match"]);
        const endpoint = await updateEndpoint(c.get("db"), c.get("principal"), c.req.valid("param").id, version, c.req.valid("json"), means.addressRule);
        return c.json(endpoint, 200, { ETag: etag(endpoint.version) });
      },
    )
    .openapi(
      createRoute({
        method: "delete",
        path: "/webhook-endpoints/{id}",
        tags,
        summary: "Remove a webhook endpoint, with its log",
        request: { params: idParam, headers: ifMatchHeader },
        responses: { 204: { description: "Gone" }, ...refusals(400, 403, 404, 412) },
      }),
      async (c) => {
        await deleteEndpoint(c.get("db"), c.get("principal"), c.req.valid("param").id, ifMatch(c.req.valid("header")["if-match"]));
        return c.body(null, 204);
      },
    )
    .openapi(
      createRoute({
        method: "post",
        path: "/webhook-endpoints/{id}/rotate-secret",
        tags,
        summary: "Sign with a new secret from now on",
        request: { params: idParam, headers: ifMatchHeader },
        responses: { 200: json(endpointWithSecretSchema, "The endpoint, with its new secret: shown this once"), ...refusals(400, 403, 404, 412) },
      }),
      async (c) => {
        const version = ifMatch(c.req.valid("header")["if-match"]);
        const endpoint = await rotateSecret(c.get("db"), c.get("principal"), c.req.valid("param").id, version, means.secret);
        return c.json(endpoint, 200, { ...UNKEPT, ETag: etag(endpoint.version) });
      },
    )
    .openapi(
      createRoute({
        method: "post",
        path: "/webhook-endpoints/{id}/test",
        tags,
        summary: "Send a test",
        description: "An event webhook:test, for this endpoint alone.",
        request: { params: idParam },
        responses: { 202: { description: "On its way: see its deliveries" }, ...refusals(400, 403, 404, 409) },
      }),
      async (c) => {
        await sendTest(c.get("db"), c.get("principal"), c.req.valid("param").id);
        return c.body(null, 202);
      },
    )
    .openapi(
      createRoute({
        method: "get",
        path: "/webhook-endpoints/{id}/deliveries",
        tags,
        summary: "What was sent to an endpoint, or is to be",
        request: { params: idParam, query: listDeliveriesSchema },
        responses: { 200: json(deliveryPageSchema, "The newest first; kept for 30 days"), ...refusals(400, 403, 404) },
      }),
      async (c) => c.json(await listDeliveries(c.get("db"), c.get("principal"), c.req.valid("param").id, c.req.valid("query")), 200),
    )
    .openapi(
      createRoute({
        method: "post",
        path: "/webhook-deliveries/{id}/redeliver",
        tags,
        summary: "Send an event once more",
        request: { params: idParam },
        responses: { 202: json(deliverySchema, "On its way, under the same webhook-id"), ...refusals(400, 403, 404, 409) },
      }),
      async (c) => c.json(await redeliver(c.get("db"), c.get("principal"), c.req.valid("param").id), 202),
    );
}
