import { z } from "zod";
import { resourceKindSchema } from "@/modules/resource/contract";
import { defineEvents } from "@/services/outbox";
import { availabilitySchema } from "./availability/contract";
import { calendarSchema } from "./contract";

const assignmentSchema = z.object({ calendarId: z.guid().nullable() });

defineEvents(["calendar:created", "calendar:updated", "calendar:deleted"], z.object({ calendar: calendarSchema }));
defineEvents(["resource:calendar_assigned"], assignmentSchema.extend({ before: assignmentSchema }));
defineEvents(resourceKindSchema.options.map((kind) => `${kind}:availability_changed`), z.object({ availability: availabilitySchema, before: availabilitySchema.optional() }));
