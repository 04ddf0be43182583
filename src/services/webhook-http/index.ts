export { type AddressRule, createAddressRule, createRanges } from "./address-rule";
export { retryDelay } from "./retry-delay";
export { type Answer, isPrivate, sendWebhook } from "./send-webhook";
export { newSecret, signedHeaders } from "./sign";
