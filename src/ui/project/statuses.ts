import type { Project } from "@/modules/project/contract";

export const PROJECT_STATUSES = ["planned", "active", "paused", "finished"] as const satisfies readonly Project["status"][];
