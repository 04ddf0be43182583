import { common } from "./english/common";
import { studio } from "./english/studio";
import { work } from "./english/work";

export { LOCALE } from "./english/count";

/** Every text of the interface, by place. next-intl will take it over. */
export const text = { ...common, ...work, ...studio };
