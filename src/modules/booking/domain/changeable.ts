/** The fields of a booking that a change may change: what its history tells, and what undoing puts back. */
export const CHANGEABLE = ["resourceId", "projectId", "phaseId", "status", "title", "notes", "externalId", "allocation", "start", "end", "days", "override", "expiresAt"] as const;
