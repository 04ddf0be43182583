import "./events";

export { DELIVERIES_DUE } from "./deliveries/repository";
export { listDeliveries } from "./deliveries/list-deliveries";
export { startDelivering } from "./deliveries/start-delivering";
export type { WebhookMeans } from "./means";
export { getEndpoint, listEndpoints } from "./read-endpoints";
export { webhookRoutes } from "./routes.v1";
export { webhookSubscriber } from "./webhook-subscriber";
