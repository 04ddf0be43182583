"use client";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import type { DetailedSeries, SeriesDate, SeriesResult } from "@/modules/booking/series/contract";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { Badge } from "@/ui/primitives/badge";
import { Button } from "@/ui/primitives/button";
import { ConfirmDialog } from "@/ui/primitives/confirm-dialog";
import { useToast } from "@/ui/primitives/toast";
import { PageHeader } from "@/ui/shell/page-header";
import { text } from "@/ui/text/en";
import { useNavigate } from "@/ui/use-navigate";
import { type DateAction, DatesTable } from "./dates-table";
import { EditDialog } from "./edit-dialog";
import { describeRule } from "./repeat";
import { useSeriesActions } from "./use-series-actions";

type Props = { series: DetailedSeries; studioZone: string; now: string; canWrite: boolean };

/** From a date on, or all that is still to come. */
type Asking = { kind: "edit" | "cancel"; from: string | undefined };

/** A series, its dates as they stand, and what can be done with them. */
export function SeriesView({ series, studioZone, now, canWrite }: Props) {
  const { resources, projectName } = series;
  const { go, refresh } = useNavigate();
  const toast = useToast();
  const [asking, setAsking] = useState<Asking>();
  const { pending, problem, submit } = useSeriesActions(series, refresh);
  const nameOf = (id: string) => resources.find((resource) => resource.id === id)?.name;
  const isToCome = ({ start }: SeriesDate) => start >= now;
  const skipped = series.dates.filter((date) => date.state === "skipped" && isToCome(date));
  const live = series.dates.filter((date) => date.state !== "skipped" && date.state !== "cancelled" && isToCome(date));

  const act = (action: DateAction, date: SeriesDate) => {
    if (action === "cancel") void submit({ kind: "cancel", date });
    else if (action === "add") void submit({ kind: "add", dates: [date.date] });
    else setAsking({ kind: action === "editFollowing" ? "edit" : "cancel", from: date.date });
  };
  const changed = ({ series: after }: SeriesResult) => {
    setAsking(undefined);
    toast({ title: text.series.changed });
    // What was split off is a series of its own.
    if (after && after.id !== series.id) go(`/series/${after.id}`);
    else refresh();
  };

  return (
    <div aria-busy={pending}>
      <PageHeader title={series.title || projectName} lead={describeRule(series.rule, series.start, series.timeZone)}>
        {canWrite && (
          <div className="flex flex-wrap gap-2">
            {skipped.length > 0 && (
              <Button pending={pending} onClick={() => void submit({ kind: "add", dates: undefined })}>
                {text.series.addSkipped(skipped.length)}
              </Button>
            )}
            <Button onClick={() => setAsking({ kind: "edit", from: undefined })}>{text.series.edit}</Button>
            {live.length > 0 && (
              <Button variant="ghost" className="text-danger" onClick={() => setAsking({ kind: "cancel", from: undefined })}>
                {text.series.cancelAll}
              </Button>
            )}
          </div>
        )}
      </PageHeader>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-4 pb-3">
        <Button asChild variant="link">
          <Link href="/series">
            <ArrowLeft aria-hidden />
            {text.series.back}
          </Link>
        </Button>
        <span className="font-medium">{nameOf(series.resourceId)}</span>
        <span>{projectName}</span>
        <Badge>{text.status[series.status]}</Badge>
        <span className="text-sm text-muted">{text.series.zoneNote(series.timeZone)}</span>
      </div>
      <div className="px-4 pb-3 empty:hidden">
        <ProblemAlert problem={problem} fields={[]} />
      </div>
      <div className="border-t">
        <DatesTable series={series} studioZone={studioZone} nameOf={nameOf} onAction={canWrite ? act : undefined} />
      </div>
      {asking?.kind === "edit" && <EditDialog series={series} following={asking.from} onClose={() => setAsking(undefined)} onChanged={changed} nameOf={nameOf} />}
      <ConfirmDialog
        open={asking?.kind === "cancel"}
        onOpenChange={(open) => open || setAsking(undefined)}
        title={asking?.from ? text.series.cancelFollowingTitle(asking.from) : text.series.cancelAllTitle}
        description={text.series.cancelDetail}
        action={asking?.from ? text.series.cancelFollowing : text.series.cancelAll}
        onConfirm={() => {
          void submit({ kind: "cancelFrom", from: asking?.from });
          setAsking(undefined);
        }}
      />
    </div>
  );
}
