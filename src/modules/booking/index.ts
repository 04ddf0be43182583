export type { Blocker, Booking } from "./contract";
export { createBooking } from "./create-booking";
export { listSchedule, type Schedule, type ScheduleQuery } from "./list-schedule";
export { readAvailability } from "./read-availability";
export { getBooking, listBookings } from "./read-bookings";
export { readProjectStatus } from "./read-project-status";
export { bookingRoutes } from "./routes.v1";
export { updateBooking } from "./update-booking";
