export const ROLES = ["owner", "scheduler", "viewer"] as const;
export type Role = (typeof ROLES)[number];

export type Actor = { type: "user" | "api_key" | "system"; id: string; name: string };

/** Who acts, in which studio, as what. Made from a credential by services/auth, never from what a client says. */
export type Principal = { tenantId: string; role: Role; actor: Actor };
