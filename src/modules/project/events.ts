import { z } from "zod";
import { defineEvents } from "@/services/outbox";
import { projectSchema } from "./contract";
import { phaseSchema } from "./phases/contract";

defineEvents(["project:created", "project:updated", "project:budget_changed"], z.object({ project: projectSchema, readers: z.array(z.string()).optional() }));
defineEvents(["phase:created", "phase:updated", "phase:deleted"], z.object({ phase: phaseSchema }));
