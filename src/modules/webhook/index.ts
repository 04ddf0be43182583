export { webhookSubscriber } from "./webhook-subscriber";
