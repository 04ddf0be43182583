import "./events";

export { listViews } from "./list-views";
export { viewRoutes } from "./routes.v1";
export { createView, deleteView, updateView } from "./write-views";
