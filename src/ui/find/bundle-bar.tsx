import { X } from "lucide-react";
import { Button } from "@/ui/primitives/button";
import { text } from "@/ui/text/en";
import type { Chosen, Status } from "./chosen";

type Props = { chosen: readonly Chosen[]; /** The form for them is open. */ isOpen: boolean; statuses: readonly Status[]; onBook: (status: Status) => void; onLeaveOut: (resourceIds: readonly string[]) => void };

/** Those who are chosen, of this question and of those before it: to be booked together. */
export function BundleBar({ chosen, isOpen, statuses, onBook, onLeaveOut }: Props) {
  if (chosen.length === 0) return null;
  return (
    <section aria-label={text.find.chosen} className="sticky bottom-0 z-20 mt-auto flex flex-wrap items-center gap-x-4 gap-y-2 border-t bg-raised px-4 py-2.5 shadow-lg">
      <ul className="flex min-w-0 grow flex-wrap gap-1.5">
        {chosen.map(({ candidate: { resourceId, name } }) => (
          <li key={resourceId} className="flex h-7 min-w-0 items-center gap-1 rounded-md bg-sunken pl-2 max-md:h-9">
            <span className="truncate">{name}</span>
            <button type="button" aria-label={text.find.leaveOut(name)} onClick={() => onLeaveOut([resourceId])} className="grid h-full w-7 shrink-0 place-items-center text-muted hover:text-ink max-md:w-9">
              <X aria-hidden className="size-3.5" />
            </button>
          </li>
        ))}
      </ul>
      {chosen.length === 1 ? (
        <p className="text-muted">{text.find.chooseMore}</p>
      ) : isOpen ? null : (
        <div className="flex gap-1.5">
          {statuses.map((status, index) => (
            <Button key={status} variant={index === 0 ? "primary" : "secondary"} onClick={() => onBook(status)}>
              {text.find.actTogether[status](chosen.length)}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}
