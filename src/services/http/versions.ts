import { Problem } from "@/lib/problem";

/** The ETag of a row with a version. */
export function etag(version: number): string {
  return `"${version}"`;
}

/**
 * The version that `If-Match` names; undefined when there is none, or `*`.
 * @throws Problem 412 when it is no ETag of ours: whatever it names, it is not the present version
 */
export function ifMatch(header: string | undefined): number | undefined {
  if (header === undefined || header.trim() === "*") return undefined;
  const match = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim());
  if (!match) throw new Problem(412, "stale_version", "Changed since", 'If-Match must be the ETag of the last answer, as in "3".');
  return Number(match[1]);
}
