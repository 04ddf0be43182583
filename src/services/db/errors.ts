type DriverError = Error & { code: string; constraint?: string };

/** The driver's error inside what Drizzle threw: SQLSTATE in `code`, the constraint's name where one was violated. */
export function driverError(error: unknown): DriverError | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ("code" in at && typeof at.code === "string") return at as DriverError;
  }
  return undefined;
}

/** Whether the named constraint was violated. */
export function violates(error: unknown, constraint: string): boolean {
  return driverError(error)?.constraint === constraint;
}

/** Deadlock and serialization failure: the transaction may simply be tried again. */
export function isRetryable(error: unknown): boolean {
  const code = driverError(error)?.code;
  return code === "40P01" || code === "40001";
}
