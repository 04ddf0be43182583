import pino from "pino";

/** JSON lines on standard error, so that commands can print their answer alone on standard output. LOG_LEVEL sets the level. */
export const logger = pino({ level: process.env.LOG_LEVEL ?? "info" }, pino.destination({ dest: 2, sync: false }));
