export type { BookingPolicy } from "./contract";
export { type Act, refusalOf } from "./refusal-of";
export { listPolicies } from "./read-policies";
export { selectPolicies } from "./repository";
export { policyRoutes } from "./routes.v1";
