export type { ImportFormat, ImportQuery, ImportReport } from "./contract";
export { importBookings } from "./import-bookings";
export { importRoutes } from "./routes.v1";
export type { Progress } from "./run";
