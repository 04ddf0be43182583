/** The address if it is a path of this site, else the schedule: what stands in a link must not lead elsewhere. */
export function ownPath(to: string | undefined): string {
  const fallback = "/schedule";
  if (!to?.startsWith("/")) return fallback;
  const url = new URL(to, "https://here.invalid");
  return url.host === "here.invalid" ? `${url.pathname}${url.search}` : fallback;
}
