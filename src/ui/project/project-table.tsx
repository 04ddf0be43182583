import { Lock } from "lucide-react";
import type { Project } from "@/modules/project/contract";
import { formatDate, formatMoney } from "@/ui/format";
import { Badge } from "@/ui/primitives/badge";
import { Button } from "@/ui/primitives/button";
import { Swatch } from "@/ui/primitives/swatch";
import { Table, TableCell, TableHead, TableRow } from "@/ui/primitives/table";
import { text } from "@/ui/text/en";

const tones = { planned: "accent", active: "ok", paused: "warn", finished: "neutral" } as const;

/** @param onEdit none for who may only look */
export function ProjectTable({ projects, onShow, onEdit }: { projects: Project[]; onShow: (project: Project) => void; onEdit: ((project: Project) => void) | undefined }) {
  return (
    <Table label={text.projects.title}>
      <thead>
        <tr>
          <TableHead>{text.projects.name}</TableHead>
          <TableHead>{text.projects.client}</TableHead>
          <TableHead>{text.projects.code}</TableHead>
          <TableHead>{text.projects.timeline}</TableHead>
          <TableHead>{text.projects.status}</TableHead>
          <TableHead className="text-right">{text.projects.budgetTotal}</TableHead>
          {onEdit && (
            <TableHead>
              <span className="sr-only">{text.action.edit}</span>
            </TableHead>
          )}
        </tr>
      </thead>
      <tbody>
        {projects.map((project) => (
          <TableRow key={project.id}>
            <TableCell className="font-medium whitespace-nowrap">
              <span className="flex items-center gap-2.5">
                <Swatch colour={project.colour} className="size-3" />
                <button type="button" className="underline-offset-3 hover:underline" onClick={() => onShow(project)}>
                  {project.name}
                </button>
                {project.restricted && (
                  <>
                    <Lock aria-hidden className="size-3.5 shrink-0 text-muted" />
                    <span className="sr-only">({text.access.restricted})</span>
                  </>
                )}
              </span>
            </TableCell>
            <TableCell className="whitespace-nowrap text-muted">{project.client}</TableCell>
            <TableCell className="font-mono text-sm text-muted">{project.code}</TableCell>
            <TableCell className="whitespace-nowrap text-muted">{timeline(project)}</TableCell>
            <TableCell>
              <Badge tone={tones[project.status]}>{text.projectStatus[project.status]}</Badge>
            </TableCell>
            <TableCell className="text-right whitespace-nowrap">{project.budget && formatMoney(project.budget)}</TableCell>
            {onEdit && (
              <TableCell className="text-right">
                <Button variant="ghost" size="sm" aria-label={`${text.action.edit} ${project.name}`} onClick={() => onEdit(project)}>
                  {text.action.edit}
                </Button>
              </TableCell>
            )}
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}

function timeline({ startsOn, endsOn }: Project): string {
  if (!startsOn && !endsOn) return "";
  return `${startsOn ? formatDate(startsOn) : "…"} – ${endsOn ? formatDate(endsOn) : "…"}`;
}
