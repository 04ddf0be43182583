import { z } from "zod";
import { defineEvents } from "@/services/outbox";
import { resourceSchema } from "./contract";

defineEvents(["resource:created", "resource:updated"], z.object({ resource: resourceSchema }));
