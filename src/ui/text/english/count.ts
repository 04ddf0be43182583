/** The language of texts, dates and numbers. */
export const LOCALE = "en";

/** "1 row", "2,858 rows" */
export const count = (n: number, one: string, many: string) => `${n.toLocaleString(LOCALE)} ${n === 1 ? one : many}`;
