/** The address of a list with these filters; what is empty is left out. A new filter begins at the first page. */
export function listHref(path: string, filters: Record<string, string | undefined>): string {
  const params = Object.entries(filters).flatMap(([key, value]) => (value ? [[key, value]] : []));
  return params.length === 0 ? path : `${path}?${new URLSearchParams(params)}`;
}
