import "./events";

export type { Founder } from "./add-studio";
export type { Outside, Studio, StudioSettings } from "./contract";
export { createApiKey } from "./create-api-key";
export { createOwnStudio } from "./create-own-studio";
export { createStudio } from "./create-studio";
export { findPrincipalByApiKey } from "./find-principal-by-api-key";
export { listApiKeys } from "./list-api-keys";
export { publicTenantRoutes } from "./public-routes.v1";
export { presentSettings } from "./present";
export { findSettings, getSettings } from "./read-settings";
export { findStudioId, findStudiosOfUser, getStudio, listMembers } from "./read-studio";
export { findActors, findTenant, selectRoles, type StudioOfUser } from "./repository";
export { revokeApiKey } from "./revoke-api-key";
export { tenantRoutes } from "./routes.v1";
export { signUp } from "./sign-up";
export { updateSettings } from "./update-settings";
export { readRoles } from "./read-roles";
