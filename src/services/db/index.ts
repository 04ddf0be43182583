export { containing } from "./containing";
export { type Database, openPool, type Tx } from "./database";
export { driverError, violates } from "./errors";
export { insertMany } from "./insert-many";
export { inTenant, LastWrites, rehearse } from "./in-tenant";
export { type Lock, lockOf } from "./locks";
export { placeholders, statement } from "./statement";
export { isMigrated, prepareDatabase } from "./prepare";
export { QUEUE_SCHEMA, workerUrlOf } from "./queue-schema";
