import { z } from "zod";
import { defineEvents } from "@/services/outbox";
import { rateCardSchema } from "./contract";

defineEvents(["rate_card:created", "rate_card:updated", "rate_card:deleted"], z.object({ rateCard: rateCardSchema }));
