import type { Principal } from "@/lib/principal";
import type { Studio } from "@/modules/tenant";
import type { Database } from "@/services/db";

/** How far an import is: planning stores nothing, and an import of all or nothing plans before it stores. */
export type Progress = { phase: "planning" | "storing"; rows: number; of: number };

/** What every part of one import needs to know. */
export type Run = { db: Database; principal: Principal; studio: Studio; onProgress: (progress: Progress) => void };
