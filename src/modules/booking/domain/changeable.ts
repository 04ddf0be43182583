/** The fields of a booking that a change may change: what its history tells, and what undoing puts back. */
export const CHANGEABLE = ["resourceId", "projectId", "status", "title", "notes", "externalId", "allocation", "start", "end"] as const;
