import { Aperture, DoorClosed, UserRound } from "lucide-react";
import type { ResourceKind } from "@/modules/resource/contract";
import { cn } from "@/ui/cn";
import { text } from "@/ui/text/en";

/** The sign of each kind. */
export const kindIcons = { artist: UserRound, room: DoorClosed, equipment: Aperture };

/** The kind of a resource as a small sign; `named` says it to screen readers too, where no text beside it does. */
export function KindIcon({ kind, named = false, className }: { kind: ResourceKind; named?: boolean; className?: string }) {
  const Icon = kindIcons[kind];
  return <Icon {...(named ? { role: "img", "aria-label": text.kind[kind] } : { "aria-hidden": true })} strokeWidth={1.75} className={cn("size-3.5 shrink-0 text-muted", className)} />;
}
