export { type Asked, claimKey, type Outcome } from "./claim-key";
export { holdLease, keepAnswer, underKey } from "./keep-answer";
export type { Answer, Claim, KeyName } from "./repository";
