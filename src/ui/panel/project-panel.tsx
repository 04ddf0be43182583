"use client";
import { Lock } from "lucide-react";
import Link from "next/link";
import type { DetailedProject } from "@/modules/project/contract";
import { useLoaded } from "@/ui/api/use-loaded";
import { SubscribeButton } from "@/ui/feed/subscribe-button";
import { listHref } from "@/ui/list/list-href";
import { Button } from "@/ui/primitives/button";
import { Swatch } from "@/ui/primitives/swatch";
import { text } from "@/ui/text/en";
import { Await, Facts } from "./panel-parts";
import { ProjectCrew } from "./project-crew";
import { datesOf, ProjectMoney } from "./project-money";
import { ProjectWaiting } from "./project-waiting";
import type { PanelProps } from "./resource-panel";
import { useHeard } from "./use-heard";

/** All about a project that the studio's people want to know beside the board. */
export function ProjectPanel({ id, zone, fromMs, toMs, onBooking, onEdit, canWrite }: PanelProps) {
  const change = useHeard(({ aggregate, data }) => aggregate.id === id || Object.values(data).some((part) => (part as { projectId?: unknown } | null)?.projectId === id));
  const loaded = useLoaded<DetailedProject>(`v1/projects/${id}`, change);
  return (
    <Await loaded={loaded}>
      {(project) => (
        <div className="space-y-4">
          <Head project={project} canWrite={canWrite} onEdit={onEdit} />
          <ProjectMoney id={id} name={project.name} change={change} canWrite={canWrite} />
          <ProjectCrew id={id} zone={zone} range={{ start: fromMs, end: toMs }} change={change} />
          <ProjectWaiting id={id} zone={zone} change={change} onBooking={onBooking} />
        </div>
      )}
    </Await>
  );
}

function Head({ project, canWrite, onEdit }: { project: DetailedProject } & Pick<PanelProps, "canWrite" | "onEdit">) {
  const { id, name, client, code, colour, status, restricted } = project;
  return (
    <div className="space-y-3">
      <p className="flex items-center gap-2.5 text-lg/6 font-semibold">
        <Swatch colour={colour} className="size-4" />
        <span className="min-w-0 wrap-break-word">{name}</span>
      </p>
      {restricted && (
        <p className="flex items-start gap-2 text-sm text-muted">
          <Lock aria-hidden className="mt-0.5 size-4 shrink-0" />
          {text.panels.restricted}
        </p>
      )}
      <Facts
        of={[
          [text.panels.client, client],
          [text.panels.code, code],
          [text.panels.status, text.projectStatus[status]],
          [text.panels.dates, datesOf(project)],
        ]}
      />
      <div className="flex flex-wrap gap-2">
        {canWrite && (onEdit ? <Button size="sm" onClick={onEdit}>{text.panels.edit}</Button> : <Button asChild size="sm"><Link href={listHref("/projects", { q: name })}>{text.panels.edit}</Link></Button>)}
        <SubscribeButton size="sm" subject={{ kind: "project", subjectId: id, name }}>
          {text.panels.subscribe}
        </SubscribeButton>
      </div>
    </div>
  );
}
