import type { SeriesResult } from "@/modules/booking/series/contract";
import { Alert } from "@/ui/primitives/alert";
import { text } from "@/ui/text/en";

/** What a dry run comes to, in one sentence. */
export function OutcomeNotice({ result }: { result: SeriesResult }) {
  const { counts, refused, results } = result;
  if (refused) return <Alert tone="danger" title={text.series.refusedTitle(counts.conflict)}>{text.series.refusedDetail}</Alert>;
  if (counts.skipped > 0) return <Alert tone="warn" title={text.series.skippedTitle(counts.skipped)}>{text.series.skippedDetail}</Alert>;
  if (counts.booked === results.length) return <Alert tone="ok" title={text.series.allFree(results.length)} />;
  return null;
}
