/** The ILIKE pattern for "contains this text", whatever characters it has. */
export function containing(part: string): string {
  return `%${part.replace(/[\\%_]/g, "\\$&")}%`;
}
