import { CloudOff, Radio } from "lucide-react";
import type { Presence } from "@/modules/live/contract";
import { cn } from "@/ui/cn";
import { text } from "@/ui/text/en";
import type { Connection } from "./store";

const MOST_SHOWN = 4;
const WORDS = { live: [text.live.live, text.live.liveDetail], connecting: [text.live.connecting, ""], away: [text.live.away, text.live.awayDetail] } as const;

/** Whether what is shown is up to date, and who else looks at it. */
export function LiveState({ state, others, week }: { state: Connection; others: readonly Presence[]; week: string }) {
  const [label, detail] = WORDS[state];
  const here = [...new Map(others.filter(({ view }) => view === week).map(({ actor }) => [actor.id, actor.name])).values()];
  return (
    <div className="flex items-center gap-2">
      {here.length > 0 && (
        <ul aria-label={text.live.here(here.join(", "))} className="flex -space-x-1.5">
          {here.slice(0, MOST_SHOWN).map((name) => (
            <li key={name} title={name} className="grid size-6 place-items-center rounded-full border-2 border-surface bg-accent-soft text-xs font-semibold text-accent">
              {name.charAt(0).toUpperCase()}
            </li>
          ))}
        </ul>
      )}
      <output title={detail} data-live={state} className={cn("flex items-center gap-1 text-sm whitespace-nowrap", state === "away" ? "font-medium text-warn" : "text-muted")}>
        {state === "away" ? <CloudOff aria-hidden className="size-3.5" /> : <Radio aria-hidden className={cn("size-3.5", state === "live" && "text-ok")} />}
        {label}
      </output>
    </div>
  );
}
