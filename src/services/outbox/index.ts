export { type EventRow, findEvent, selectHistory, selectMakers, selectStatesBefore } from "./read-events";
export { defineEvents, eventTypes } from "./define-events";
export { type Follower, followLog, PLACED } from "./follow-log";
export { watchOwnEvents } from "./own-events";
export { lastPosition, type PlacedEvent, positionIn, selectAfter } from "./read-log";
export { type NewEvent, recordEvents } from "./record-event";
export { type Relay, startRelay } from "./start-relay";
export { type Subscriber, workThrough } from "./work-through";
