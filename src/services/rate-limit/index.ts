export { createRateLimiter, type RateLimiter } from "./create-rate-limiter";
export { type Policy, rateLimitHeaders, type Spent } from "./policy";
