export type { BookingPolicy } from "./contract";
export { createPolicy } from "./create-policy";
export { mostAllowed } from "./most-allowed";
export { type Act, refusalOf } from "./refusal-of";
export { listPolicies } from "./read-policies";
export { selectPolicies } from "./repository";
export { policyRoutes } from "./routes.v1";
