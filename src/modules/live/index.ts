export { createAudience, type Interest, interestOf, isMet } from "./audience";
export { type Concern, concernOf } from "./concerns";
export { listEvents } from "./list-events";
export { presentEvent, type Viewer } from "./present-event";
export { replay } from "./replay";
export { eventRoutes } from "./routes.v1";
