export type { AuthSettings } from "./better-auth";
export { createAuth } from "./create-auth";
export { hasSession } from "./has-session";
export type { AuthProvider, Identity, NewPerson, Person } from "./port";
