import "./events";

export type { Resource, ResourceKind } from "./contract";
export { createResource } from "./create-resource";
export { allocationElsewhere, defaultAllocation, defaultCapacity } from "./domain/capacity";
export { presentResource } from "./present";
export { getResource, listResources } from "./read-resources";
export {
  findResource,
  findResourcesById,
  findResourcesByName,
  insertMissingResources,
  type NewResourceRow,
  type ResourceFilter,
  type ResourceRow,
  selectAllResources,
  touchResource,
} from "./repository";
export { resourceRoutes } from "./routes.v1";
export { updateResource } from "./update-resource";
