export { type Queue, type RecurringJob, startQueue } from "./start-queue";
