import { ChevronRight } from "lucide-react";
import { memo } from "react";
import { cn } from "@/ui/cn";
import { KindIcon } from "@/ui/schedule/kind-icon";
import type { Line } from "./rows";

type Props = { lines: readonly Line[]; active: string | undefined };

/** The names of the rows that are seen. Read out by the grid itself, from its cursor: these are for the eye and the pointer. */
export const BoardNames = memo(function BoardNames({ lines, active }: Props) {
  return lines.map((line) =>
    line.kind === "head" ? (
      <div key={line.key} className="absolute inset-x-0 flex items-center gap-1 border-b bg-sunken pl-2 text-sm font-semibold text-muted" style={{ top: line.top, height: line.height }}>
        <ChevronRight className={cn("size-4 shrink-0", line.isOpen && "rotate-90")} />
        <span className="truncate">{line.name}</span>
        <span className="font-normal">{line.size}</span>
      </div>
    ) : (
      <div key={line.key} className={cn("absolute inset-x-0 flex items-start gap-2 border-b bg-surface py-2 pr-2 pl-4", line.key === active && "bg-accent-soft")} style={{ top: line.top, height: line.height }} title={`${line.resource.name} · ${line.resource.timeZone}`}>
        <KindIcon kind={line.resource.kind} className="mt-0.5" />
        <span className="min-w-0 grow truncate leading-5.5">{line.resource.name}</span>
      </div>
    ),
  );
});
