export { type Cache, createCache } from "./create-cache";
