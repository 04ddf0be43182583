import type { Endpoint } from "@/modules/webhook/contract";
import { formatDay, formatTime } from "@/ui/format";
import { Badge } from "@/ui/primitives/badge";
import { text } from "@/ui/text/en";

const TONES = { active: "ok", failing: "warn", disabled: "neutral" } as const;

export function EndpointBadge({ endpoint: { status, failingSince, disabledReason } }: { endpoint: Endpoint }) {
  const state = status === "active" && failingSince ? "failing" : status;
  const tone = disabledReason === "failing" || disabledReason === "gone" ? "danger" : TONES[state];
  return <Badge tone={tone}>{text.webhooks.state[state]}</Badge>;
}

/** What is to be said of one that does not simply work. */
export function EndpointTrouble({ endpoint: { failingSince, disabledReason }, zone }: { endpoint: Endpoint; zone: string }) {
  const since = failingSince && Date.parse(failingSince);
  if (disabledReason) return <p className="text-sm text-muted">{text.webhooks.disabledWhy[disabledReason]}</p>;
  if (since) return <p className="text-sm text-warn">{text.webhooks.failingSince(`${formatDay(since, zone, true)}, ${formatTime(since, zone)}`)}</p>;
  return null;
}
