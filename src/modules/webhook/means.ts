import { seal, unseal } from "@/services/seal";
import type { AddressRule } from "@/services/webhook-http";

/** What webhooks are made and sent with: the server's secret, which seals theirs, and the rule of where they may lead. */
export type WebhookMeans = { secret: string; addressRule: AddressRule };

/** The signing secret of an endpoint as it is stored. */
export const sealSecret = (serverSecret: string, signingSecret: string) => seal(serverSecret, "webhook secrets", signingSecret);

/** Undefined when the server has another secret by now. */
export const openSecret = (serverSecret: string, sealed: string) => unseal(serverSecret, "webhook secrets", sealed);
