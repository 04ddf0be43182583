"use client";
import { text } from "@/ui/text/en";
import { BoardMenu, type MenuAt } from "./board-menu";
import type { Outcome } from "./gesture";
import { type Scale, snap, stepFrom } from "./scale";
import type { BoardProject, BoardResource } from "./types";
import type { useActs } from "./use-acts";
import type { useCommands } from "./use-commands";

type Props = { at: MenuAt; scale: Scale; resources: ReadonlyMap<string, BoardResource>; projects: ReadonlyMap<string, BoardProject>; acts: ReturnType<typeof useActs>; own: ReturnType<typeof useCommands>; onOutcome: (outcome: Outcome) => void; onClose: () => void };

/** The menu of a place on the board, with what it does there. */
export function BoardMenuAt({ at, scale, resources, projects, acts, own, onOutcome, onClose }: Props) {
  const { booking, about, rowId, ms } = at;
  const startMs = snap(scale, ms);
  const canCut = booking !== undefined && startMs > booking.startMs && startMs < booking.endMs;
  const one = booking && (booking.title || (projects.get(booking.projectId ?? "")?.name ?? text.board.masked));
  const label = about.length > 1 ? text.board.selectedCount(about.length) : (one ?? resources.get(rowId)?.name ?? projects.get(rowId)?.name ?? "");
  return (
    <BoardMenu
      at={at}
      label={label}
      canPaste={own.canPaste}
      cutMs={canCut ? startMs : undefined}
      onClose={onClose}
      onOpen={own.commands.open}
      onBook={() => onOutcome({ kind: "book", place: { rowId, startMs, endMs: stepFrom(scale, startMs, 1) } })}
      onStatus={(status) => void acts.setStatus(about, status)}
      onSelect={() => booking && own.commands.select(booking)}
      onCopy={() => own.copyAll(about)}
      onPaste={() => own.commands.paste(rowId, ms)}
      onSplit={() => booking && own.commands.split(booking, ms)}
    />
  );
}
