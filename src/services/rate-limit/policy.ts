/** The length of a window. */
export const WINDOW_SECONDS = 60;

/** How much may be spent in a window, and the name under which callers are told. */
export type Policy = { name: "studio" | "key" | "address"; quota: number };

/** What is left of a policy after a call, and for how long. */
export type Spent = { policy: Policy; remaining: number; resetSeconds: number; exceeded: boolean };

/** The headers of draft-ietf-httpapi-ratelimit-headers-10: what is allowed, and what of it is left. */
export function rateLimitHeaders(spent: Spent[]): Record<"RateLimit-Policy" | "RateLimit", string> {
  return {
    "RateLimit-Policy": spent.map(({ policy }) => `"${policy.name}";q=${policy.quota};w=${WINDOW_SECONDS}`).join(", "),
    RateLimit: spent.map(({ policy, remaining, resetSeconds }) => `"${policy.name}";r=${remaining};t=${resetSeconds}`).join(", "),
  };
}
