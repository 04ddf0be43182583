export { type NewEvent, recordEvents } from "./record-event";
