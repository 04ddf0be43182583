import type { PlaceholderStatus } from "@/modules/booking/placeholders/contract";

export const PLACEHOLDER_STATUSES = ["open", "assigned", "cancelled"] as const satisfies readonly PlaceholderStatus[];
