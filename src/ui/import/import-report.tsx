"use client";
import type { ImportReport as Report } from "@/modules/import/contract";
import { cn } from "@/ui/cn";
import { formatSlot } from "@/ui/format";
import { TableCell, TableRow } from "@/ui/primitives/table";
import { Tab, TabPanel, Tabs, TabsList } from "@/ui/primitives/tabs";
import { text } from "@/ui/text/en";
import { ReportList } from "./report-list";
import { ReportTiles } from "./report-tiles";

type Conflict = Report["conflicts"][number];
type Invalid = Report["invalid"][number];

const lineStyle = "w-16 font-mono text-sm/5 text-muted";

/** What an import did, or would do: numbers, what clashes and with whom, what is not valid and why. */
export function ImportReport({ report, zone }: { report: Report; zone: string }) {
  const slot = ({ start, end }: { start: string; end: string }) => formatSlot(Date.parse(start), Date.parse(end), zone, false);
  return (
    <div className="space-y-5">
      <ReportTiles report={report} />
      <Tabs defaultValue={report.conflictCount === 0 && report.invalidCount > 0 ? "invalid" : "conflicts"}>
        <TabsList>
          <Tab value="conflicts">{text.import.conflicts(report.conflictCount)}</Tab>
          <Tab value="invalid">{text.import.invalid(report.invalidCount)}</Tab>
        </TabsList>
        <TabPanel value="conflicts">
          <ReportList<Conflict>
            label={text.import.tiles.conflicts}
            items={report.conflicts}
            total={report.conflictCount}
            columns={[text.import.line, text.import.resource, text.import.wanted, text.import.blockedBy]}
            none={text.import.noConflicts}
            textOf={(conflict) => [conflict.line, conflict.resource, ...conflict.blockedBy.flatMap(({ projectName, title }) => [projectName ?? text.booking.masked, title])].join(" ")}
            renderRow={(conflict) => (
              <TableRow key={`${conflict.line} ${conflict.start}`}>
                <TableCell className={cn(lineStyle, "align-top")}>{conflict.line}</TableCell>
                <TableCell className="align-top font-medium">{conflict.resource}</TableCell>
                <TableCell className="align-top whitespace-nowrap">{slot(conflict)}</TableCell>
                <TableCell>
                  <ul className="space-y-1.5">
                    {conflict.blockedBy.map((blocker) => (
                      <li key={blocker.bookingId}>
                        <span className="font-medium">{blocker.projectName ?? text.booking.masked}</span>
                        {blocker.title && ` · ${blocker.title}`}
                        {blocker.projectName === null && ` · ${text.booking.maskedDetail(blocker.ask ?? null)}`}
                        <span className="block text-sm text-muted">
                          {slot(blocker)} · {blocker.line === null ? text.import.alreadyBooked : text.import.ofLine(blocker.line)}
                        </span>
                      </li>
                    ))}
                  </ul>
                </TableCell>
              </TableRow>
            )}
          />
        </TabPanel>
        <TabPanel value="invalid">
          <ReportList<Invalid>
            label={text.import.tiles.invalid}
            items={report.invalid}
            total={report.invalidCount}
            columns={[text.import.line, text.import.field, text.import.message]}
            none={text.import.noInvalid}
            textOf={({ line, field, message }) => `${line} ${field} ${message}`}
            renderRow={({ line, field, message }) => (
              <TableRow key={`${line} ${field}`}>
                <TableCell className={lineStyle}>{line}</TableCell>
                <TableCell className="font-mono text-sm/5">{field}</TableCell>
                <TableCell className="wrap-break-word">{message}</TableCell>
              </TableRow>
            )}
          />
        </TabPanel>
      </Tabs>
    </div>
  );
}
