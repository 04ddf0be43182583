import { z } from "zod";
import { defineEvents } from "@/services/outbox";
import { apiKeySchema, studioSchema, studioSettingsSchema } from "./contract";

defineEvents(["studio:created"], z.object({ studio: studioSchema }));
defineEvents(["studio:settings_changed"], z.object({ settings: studioSettingsSchema, before: studioSettingsSchema }));
defineEvents(["api_key:created", "api_key:revoked"], z.object({ apiKey: apiKeySchema }));
