import { board } from "./english/board";
import { bundles } from "./english/bundles";
import { catalogue } from "./english/catalogue";
import { comments } from "./english/comments";
import { common } from "./english/common";
import { days } from "./english/days";
import { feeds } from "./english/feeds";
import { find } from "./english/find";
import { holds } from "./english/holds";
import { live } from "./english/live";
import { money } from "./english/money";
import { notices } from "./english/notices";
import { palette } from "./english/palette";
import { panels } from "./english/panels";
import { rules } from "./english/rules";
import { series } from "./english/series";
import { studio } from "./english/studio";
import { webhooks } from "./english/webhooks";
import { welcome } from "./english/welcome";
import { work } from "./english/work";
import { workingTime } from "./english/working-time";

export { LOCALE } from "./english/count";

/** Every text of the interface, by place. next-intl will take it over. */
export const text = { ...board, ...bundles, ...catalogue, ...comments, ...common, ...days, ...feeds, ...find, ...holds, ...live, ...work, ...studio, ...money, ...notices, ...palette, ...panels, ...rules, ...series, ...webhooks, ...welcome, ...workingTime };
