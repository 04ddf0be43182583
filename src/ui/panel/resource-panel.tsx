"use client";
import Link from "next/link";
import { useState } from "react";
import type { Page } from "@/lib/page";
import type { RateCard } from "@/modules/rate/contract";
import type { Resource } from "@/modules/resource/contract";
import { useLoaded } from "@/ui/api/use-loaded";
import { SubscribeButton } from "@/ui/feed/subscribe-button";
import { formatDate, formatDay, formatMoney, formatTime } from "@/ui/format";
import { listHref } from "@/ui/list/list-href";
import { Badge } from "@/ui/primitives/badge";
import { Button } from "@/ui/primitives/button";
import { KindIcon } from "@/ui/schedule/kind-icon";
import { text } from "@/ui/text/en";
import { Await, Facts, PanelSection } from "./panel-parts";
import { ResourceAhead } from "./resource-ahead";
import { ResourceLoad } from "./resource-load";
import { ResourceWork } from "./resource-work";
import { useHeard } from "./use-heard";
import { useMinute } from "./use-minute";

/** `fromMs`, `toMs`: the range that is looked at, whose load is told. `onEdit`: left out, Edit leads to the list of resources. */
export type PanelProps = { id: string; zone: string; fromMs: number; toMs: number; onBooking: (id: string) => void; onEdit?: (() => void) | undefined; canWrite: boolean };

/** All about a resource that the studio's people want to know beside the board. */
export function ResourcePanel({ id, zone, fromMs, toMs, onBooking, onEdit, canWrite }: PanelProps) {
  const [opened] = useState(() => Math.floor(Date.now() / 60_000) * 60_000);
  const change = useHeard(({ aggregate, data }) => aggregate.id === id || aggregate.type === "calendar" || Object.values(data).some((part) => (part as { resourceId?: unknown } | null)?.resourceId === id));
  const loaded = useLoaded<Resource>(`v1/resources/${id}`, change);
  return (
    <Await loaded={loaded}>
      {(resource) => (
        <div className="space-y-4">
          <Head resource={resource} canWrite={canWrite} onEdit={onEdit} />
          <ResourceLoad id={id} zone={zone} range={{ start: fromMs, end: toMs }} change={change} />
          <ResourceWork id={id} zone={resource.timeZone} now={opened} change={change} />
          <ResourceAhead id={id} zone={zone} now={opened} change={change} canWrite={canWrite} onBooking={onBooking} />
          {canWrite && <Rates resource={resource} />}
        </div>
      )}
    </Await>
  );
}

function Head({ resource, canWrite, onEdit }: { resource: Resource } & Pick<PanelProps, "canWrite" | "onEdit">) {
  const { id, name, kind, department, tags, skills, timeZone, capacity } = resource;
  const now = useMinute();
  const badges = (all: string[]) => all.length > 0 && <span className="flex flex-wrap gap-1">{all.map((one) => <Badge key={one}>{one}</Badge>)}</span>;
  return (
    <div className="space-y-3">
      <div className="flex items-center gap-3">
        <span className="grid size-10 shrink-0 place-items-center rounded-full bg-accent-soft">
          <KindIcon kind={kind} className="size-5 text-accent" />
        </span>
        <div className="min-w-0">
          <p className="text-lg/6 font-semibold wrap-break-word">{name}</p>
          <p className="text-sm text-muted">{text.kind[kind]}</p>
        </div>
      </div>
      <Facts
        of={[
          [text.panels.department, department],
          [text.panels.skills, badges(skills.map((skill) => `${skill.name} ${skill.level}`))],
          [text.panels.tags, badges(tags)],
          [text.panels.zone, <span key="zone">{`${formatDay(now, timeZone, true)}, ${formatTime(now, timeZone)}`}<span className="block text-sm text-muted">{timeZone}</span></span>],
          [text.panels.capacity, text.panels.capacityOf(kind, capacity)],
        ]}
      />
      <div className="flex flex-wrap gap-2">
        {canWrite && (onEdit ? <Button size="sm" onClick={onEdit}>{text.panels.edit}</Button> : <Button asChild size="sm"><Link href={listHref("/resources", { q: name })}>{text.panels.edit}</Link></Button>)}
        <SubscribeButton size="sm" subject={{ kind: "resource", subjectId: id, name }}>
          {text.panels.subscribe}
        </SubscribeButton>
      </div>
    </div>
  );
}

function Rates({ resource: { id, hourlyRate } }: { resource: Resource }) {
  const cards = useLoaded<Page<RateCard>>(`v1/rate-cards?resourceId=${id}&limit=3`);
  return (
    <PanelSection title={text.panels.rates}>
      <Await loaded={cards}>
        {({ items }) =>
          items.length === 0 && !hourlyRate ? (
            <p className="text-sm text-muted">{text.panels.ratesNone}</p>
          ) : (
            <ul className="space-y-1 tabular-nums">
              {items.map(({ id: card, unit, cost, currency, startsOn }) => (
                <li key={card}>
                  {unit === "hour" ? text.panels.perHour(formatMoney({ amount: cost, currency })) : text.panels.perDay(formatMoney({ amount: cost, currency }))} <span className="text-sm text-muted">{text.panels.since(formatDate(startsOn))}</span>
                </li>
              ))}
              {hourlyRate && <li>{text.panels.perHour(formatMoney(hourlyRate))}</li>}
            </ul>
          )
        }
      </Await>
    </PanelSection>
  );
}
