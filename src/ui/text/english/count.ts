/** The language of texts, dates and numbers. */
export const LOCALE = "en";

/** "1 row", "2,858 rows" */
export const count = (n: number, one: string, many: string) => `${n.toLocaleString(LOCALE)} ${n === 1 ? one : many}`;

const SUFFIXES: Record<string, string> = { one: "st", two: "nd", few: "rd", other: "th" };
const rules = new Intl.PluralRules(LOCALE, { type: "ordinal" });
/** "1st", "22nd" */
export const ordinal = (n: number) => `${n}${SUFFIXES[rules.select(n)]}`;
