import { z } from "zod";
import { pageOf, pageQuery } from "@/lib/page";
import { text } from "@/lib/text";

/** No studio has more endpoints. */
export const MOST_ENDPOINTS = 20;
export const LONGEST_URL = 2_000;

/** What keeps an address from being one that is sent to, whoever asks; undefined: nothing. */
function faultOf(address: string): string | undefined {
  if (!URL.canParse(address)) return "must be an address, as in https://example.com/hooks";
  const { protocol, username, password } = new URL(address);
  if (protocol !== "https:" && protocol !== "http:") return "must begin with https:// or http://";
  return username || password ? "must not hold a user name or password: check the signature instead" : undefined;
}

const urlSchema = text(LONGEST_URL)
  .superRefine((address, context) => {
    const message = faultOf(address);
    if (message) context.addIssue({ code: "custom", message });
  })
  .meta({ description: "Where events are posted to: http or https, no private address", example: "https://example.com/hooks" });

const typesSchema = z
  .array(z.string().max(100))
  .max(200)
  .transform((types) => [...new Set(types)])
  .meta({ description: "Which events, of GET /webhook-event-types; none named: all" });

export const createEndpointSchema = z.object({ url: urlSchema, description: text(200).default(""), types: typesSchema.default([]) }).meta({ id: "CreateWebhookEndpoint" });
export type CreateEndpoint = z.infer<typeof createEndpointSchema>;

const statusSchema = z.enum(["active", "disabled"]);

export const updateEndpointSchema = z.object({ url: urlSchema, description: text(200), types: typesSchema, status: statusSchema }).partial().meta({ id: "UpdateWebhookEndpoint" });
export type UpdateEndpoint = z.infer<typeof updateEndpointSchema>;

export const disabledReasonSchema = z.enum(["member", "failing", "gone"]).meta({ description: "member: by somebody of the studio; failing: every attempt failed for a day; gone: it answered 410" });
export type DisabledReason = z.infer<typeof disabledReasonSchema>;

export const endpointSchema = z
  .object({
    id: z.guid(),
    url: z.string(),
    description: z.string(),
    types: z.array(z.string()),
    status: statusSchema,
    disabledReason: disabledReasonSchema.nullable(),
    failingSince: z.iso.datetime().nullable().meta({ description: "Since when every attempt has failed" }),
    version: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: "WebhookEndpoint" });
export type Endpoint = z.infer<typeof endpointSchema>;

export const endpointWithSecretSchema = endpointSchema.extend({ secret: z.string().meta({ description: "By which receivers check signatures: shown this once" }) }).meta({ id: "WebhookEndpointWithSecret" });
export type EndpointWithSecret = z.infer<typeof endpointWithSecretSchema>;

export const endpointListSchema = z.object({ items: z.array(endpointSchema) }).meta({ id: "WebhookEndpointList" });
export type EndpointList = z.infer<typeof endpointListSchema>;

export const eventTypeListSchema = z.object({ items: z.array(z.string()) }).meta({ id: "WebhookEventTypeList" });
export type EventTypeList = z.infer<typeof eventTypeListSchema>;

export const deliveryStatusSchema = z.enum(["pending", "delivered", "failed"]);
export type DeliveryStatus = z.infer<typeof deliveryStatusSchema>;

const attemptSchema = z.object({ at: z.iso.datetime(), status: z.int().nullable().meta({ description: "What was answered; null: nothing" }), ms: z.int(), error: z.string().nullable() });

export const deliverySchema = z
  .object({
    id: z.guid(),
    endpointId: z.guid(),
    webhookId: z.string().meta({ description: "The header webhook-id: the same however often it is sent" }),
    type: z.string(),
    position: z.int().meta({ description: "Of the event, in the log" }),
    status: deliveryStatusSchema,
    tries: z.int(),
    dueAt: z.iso.datetime().nullable().meta({ description: "When it is tried next; null unless pending" }),
    attempts: z.array(attemptSchema).meta({ description: "The last ten, the latest first" }),
    body: z.string().meta({ description: "What is posted, as it is signed" }),
    createdAt: z.iso.datetime(),
    deliveredAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "WebhookDelivery" });
export type Delivery = z.infer<typeof deliverySchema>;

export const listDeliveriesSchema = z.object({ status: deliveryStatusSchema.optional(), ...pageQuery });
export type ListDeliveries = z.infer<typeof listDeliveriesSchema>;
export const deliveryPageSchema = pageOf(deliverySchema).meta({ id: "WebhookDeliveryPage" });
