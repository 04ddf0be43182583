import { z } from "zod";

export { type Outside, outsideSchema } from "@/modules/tenant/contract";

export const awayKindSchema = z.enum(["leave", "sick", "blackout"]);
export type AwayKind = z.infer<typeof awayKindSchema>;
