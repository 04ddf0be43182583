"use client";
import { useState } from "react";
import type { DateOutcome, DateResult, SeriesResult } from "@/modules/booking/series/contract";
import { formatSlot } from "@/ui/format";
import { Badge } from "@/ui/primitives/badge";
import { Button } from "@/ui/primitives/button";
import { Table, TableCell, TableHead, TableRow } from "@/ui/primitives/table";
import { text } from "@/ui/text/en";

const SHOWN = 100;
const TONES = { booked: "ok", held: "accent", substituted: "accent", skipped: "warn", conflict: "danger", changed: "ok", cancelled: "danger", kept: "neutral" } as const satisfies Record<DateOutcome, string>;

type Props = { result: SeriesResult; nameOf: (resourceId: string) => string | undefined };

/** What would become of each date, those that need a look in words. */
export function ResultTable({ result, nameOf }: Props) {
  const [isWhole, setWhole] = useState(false);
  const { results, timeZone } = result;
  return (
    <div>
      <Table label={text.series.dates}>
        <thead>
          <tr>
            <TableHead>{text.series.when}</TableHead>
            <TableHead>{text.series.outcome}</TableHead>
            <TableHead>{text.series.note}</TableHead>
          </tr>
        </thead>
        <tbody>
          {results.slice(0, isWhole ? undefined : SHOWN).map((each) => (
            <TableRow key={each.date}>
              <TableCell className="whitespace-nowrap">{formatSlot(Date.parse(each.start), Date.parse(each.end), timeZone, false)}</TableCell>
              <TableCell>
                <Badge tone={TONES[each.outcome]}>{text.series.wouldBe[each.outcome]}</Badge>
              </TableCell>
              <TableCell className="min-w-40 text-sm">
                <Note result={each} zone={timeZone} nameOf={nameOf} />
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
      {!isWhole && results.length > SHOWN && (
        <Button variant="ghost" className="m-2" onClick={() => setWhole(true)}>
          {text.series.showAll(results.length)}
        </Button>
      )}
    </div>
  );
}

function Note({ result, zone, nameOf }: { result: DateResult; zone: string; nameOf: Props["nameOf"] }) {
  const { outcome, problem, why, resourceId, warnings } = result;
  if (outcome === "substituted") return nameOf(resourceId);
  if (why) return <span className="text-muted">{text.series.why[why]}</span>;
  if (!problem) return warnings.map(({ code, detail }) => <p key={code}>{detail}</p>);
  if (problem.conflicts.length === 0) return problem.detail;
  return (
    <ul>
      {problem.conflicts.map(({ bookingId, projectName, title, ask, start, end }) => (
        <li key={bookingId}>
          <strong className="font-semibold">{projectName ?? text.booking.masked}</strong>
          {title && ` · ${title}`}
          {projectName === null && ` · ${text.booking.maskedDetail(ask ?? null)}`} · {formatSlot(Date.parse(start), Date.parse(end), zone)}
        </li>
      ))}
    </ul>
  );
}
