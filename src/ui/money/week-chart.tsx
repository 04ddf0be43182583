import type { ProjectStatusReport } from "@/modules/booking/contract";
import { formatCount, formatDate, formatMoney } from "@/ui/format";
import { Table, TableCell, TableHead, TableRow } from "@/ui/primitives/table";
import { text } from "@/ui/text/en";

/** Cost by week: a column of bars to look at, with the figures beside them to read. */
export function WeekChart({ weeks }: Pick<ProjectStatusReport, "weeks">) {
  if (weeks.length === 0) return <p className="px-4 text-muted">{text.money.weeksNone}</p>;
  const most = Math.max(1, ...weeks.map(({ allocated, forecast }) => allocated.amount + forecast.amount));
  return (
    <Table label={text.money.weeks}>
      <thead>
        <tr>
          <TableHead>{text.money.week}</TableHead>
          <TableHead className="w-1/2">
            <span className="sr-only">{text.money.allocated}</span>
          </TableHead>
          <TableHead className="text-right">{text.money.allocated}</TableHead>
          <TableHead className="text-right">{text.money.forecast}</TableHead>
          <TableHead className="text-right">{text.money.hours(2).replace(/^\S+ /, "")}</TableHead>
        </tr>
      </thead>
      <tbody>
        {weeks.map(({ week, from, allocated, forecast, minutes }) => (
          <TableRow key={week}>
            <TableCell className="whitespace-nowrap" title={formatDate(from)}>
              {week}
            </TableCell>
            <TableCell aria-hidden>
              <div className="flex h-3 min-w-24">
                <div className="rounded-l-sm bg-accent" style={{ width: `${(100 * allocated.amount) / most}%` }} />
                <div className="rounded-r-sm bg-accent/40" style={{ width: `${(100 * forecast.amount) / most}%` }} />
              </div>
            </TableCell>
            <TableCell className="text-right whitespace-nowrap tabular-nums">{formatMoney(allocated)}</TableCell>
            <TableCell className="text-right whitespace-nowrap text-muted tabular-nums">{forecast.amount > 0 ? formatMoney(forecast) : ""}</TableCell>
            <TableCell className="text-right whitespace-nowrap tabular-nums">{formatCount(Math.round(minutes / 6) / 10)}</TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}
