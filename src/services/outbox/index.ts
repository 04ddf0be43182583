export { type EventRow, findEvent, selectHistory, selectStatesBefore } from "./read-events";
export { type NewEvent, recordEvents } from "./record-event";
