import type { NextTime, Unmet } from "@/modules/booking/bundles/contract";
import { formatSlot } from "@/ui/format";
import { Alert } from "@/ui/primitives/alert";
import { Button } from "@/ui/primitives/button";
import { text } from "@/ui/text/en";
import { WhyNotList } from "./why-not-list";

type Props = { needs: Unmet[]; next: NextTime | null; zone: string; onNext: (next: NextTime) => void };

/** Which needs cannot be met, who is in the way, and when all can be. */
export function UnmetNotice({ needs, next, zone, onNext }: Props) {
  return (
    <Alert tone="danger" title={text.bundles.unmet}>
      <p>{text.bundles.unmetDetail}</p>
      <ul className="mt-2 space-y-3">
        {needs.map((unmet) => (
          <li key={unmet.need}>
            <p className="font-medium">{text.needs.times(unmet.count, unmet.label)}</p>
            <p>{sayOf(unmet)}</p>
            {unmet.candidates.length > 0 && (
              <details className="mt-1">
                <summary className="cursor-pointer">{text.bundles.whyNot}</summary>
                <div className="mt-1 border-l pl-3">
                  <WhyNotList items={unmet.candidates} zone={zone} />
                </div>
              </details>
            )}
          </li>
        ))}
      </ul>
      {next ? (
        <p className="mt-3 flex flex-wrap items-center gap-2">
          <span>
            {text.bundles.next}: <strong className="font-semibold">{formatSlot(Date.parse(next.start), Date.parse(next.end), zone)}</strong>
          </span>
          <Button size="sm" onClick={() => onNext(next)}>
            {text.bundles.takeNext}
          </Button>
        </p>
      ) : (
        <p className="mt-3">{text.bundles.noNext}</p>
      )}
    </Alert>
  );
}

function sayOf({ matching, able, count }: Unmet): string {
  if (matching === 0) return text.bundles.noneLike;
  return able < count ? text.bundles.able(able, matching, count) : text.bundles.shared(count);
}
