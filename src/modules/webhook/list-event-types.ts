import type { Principal } from "@/lib/principal";
import { selectableTypes } from "./check-endpoint";
import type { EventTypeList } from "./contract";
import { mayManageWebhooks } from "./policy";

/** What an endpoint can ask for. @throws Problem 403 for all but owners */
export function listEventTypes(principal: Principal): EventTypeList {
  mayManageWebhooks(principal);
  return { items: selectableTypes() };
}
