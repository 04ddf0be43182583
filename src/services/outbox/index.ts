export { type EventRow, findEvent, selectHistory, selectMakers, selectStatesBefore } from "./read-events";
export { type NewEvent, recordEvents } from "./record-event";
