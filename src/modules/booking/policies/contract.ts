import { z } from "zod";
import { clientIdSchema } from "@/lib/ids";
import { pageOf, pageQuery } from "@/lib/page";
import { ROLES } from "@/lib/principal";
import { name } from "@/lib/text";
import { resourceKindSchema } from "@/modules/resource/contract";

const fields = {
  role: z.enum(ROLES).meta({ description: "Whom it is for" }),
  kind: resourceKindSchema.nullable().meta({ description: "For resources of this kind alone; null: of any" }),
  department: name(100).nullable().meta({ description: "For resources of this department alone; null: of any" }),
  tag: name(50).nullable().meta({ description: "For resources with this tag alone; null: whatever their tags" }),
  mayRequest: z.boolean().meta({ description: "May ask for a booking, which somebody who may confirm it decides about" }),
  mayHold: z.boolean().meta({ description: "May pencil, and so also request" }),
  mayConfirm: z.boolean().meta({ description: "May confirm, decide about requests, and so also hold and request" }),
  mayOverride: z.boolean().meta({ description: "May book although a rule says no, with a reason that is kept" }),
  maxDaysAhead: z.int().min(1).max(3_650).nullable().meta({ description: "Starts at most so many days (of 24 hours) from now; null: no limit" }),
  maxHours: z.int().min(1).max(100_000).nullable().meta({ description: "Takes at most so many hours at once; null: no limit" }),
};

export const createPolicySchema = z
  .object({
    id: clientIdSchema.optional(),
    role: fields.role,
    kind: fields.kind.default(null),
    department: fields.department.default(null),
    tag: fields.tag.default(null),
    mayRequest: fields.mayRequest.default(false),
    mayHold: fields.mayHold.default(false),
    mayConfirm: fields.mayConfirm.default(false),
    mayOverride: fields.mayOverride.default(false),
    maxDaysAhead: fields.maxDaysAhead.default(null),
    maxHours: fields.maxHours.default(null),
  })
  .meta({ id: "CreateBookingPolicy" });
export type CreatePolicy = z.infer<typeof createPolicySchema>;

export const updatePolicySchema = z.object(fields).partial().meta({ id: "UpdateBookingPolicy" });
export type UpdatePolicy = z.infer<typeof updatePolicySchema>;

export const policySchema = z.object({ id: z.guid(), ...fields, version: z.int(), createdAt: z.iso.datetime(), updatedAt: z.iso.datetime() }).meta({ id: "BookingPolicy" });
export type Policy = z.infer<typeof policySchema>;

/** What a policy says, without what is kept about it. */
export type BookingPolicy = Omit<Policy, "version" | "createdAt" | "updatedAt">;

export const listPoliciesSchema = z.object({ role: fields.role.optional(), ...pageQuery });
export type ListPolicies = z.infer<typeof listPoliciesSchema>;
export const policyPageSchema = pageOf(policySchema).meta({ id: "BookingPolicyPage" });
