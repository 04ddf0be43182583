import { Logger } from "graphile-worker";
import { logger } from "@/services/logger";

/** What the queue says, in our log. That all is well is for debugging; what it complains of is a connection that it lost and looks for again. */
export const queueLogger = new Logger(() => (level, message) => logger[level === "error" || level === "warning" ? "warn" : "debug"](message));
