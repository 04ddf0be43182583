export { type AddressRule, createAddressRule } from "./address-rule";
export { retryDelay } from "./retry-delay";
export { type Answer, sendWebhook } from "./send-webhook";
export { newSecret, signedHeaders } from "./sign";
