"use client";
import type { Booked, BookingStatus, DetailedBooking } from "@/modules/booking/contract";
import { isoOfMillis } from "@/lib/time";
import { type ApiProblem, callApi } from "@/ui/api/client";
import { warningsOf } from "@/ui/booking/warnings";
import { formatSlot } from "@/ui/format";
import { useToast } from "@/ui/primitives/toast";
import { text } from "@/ui/text/en";
import { bodyOf, copyOf, isStretched, shownOf } from "./change-body";
import type { Change, Outcome } from "./gesture";
import type { RefusedMove } from "./refused-change";
import type { BoardBooking, Rows } from "./types";
import type { Step } from "./steps";
import type { useSteps } from "./use-steps";
import type { BoardWrites, OneOfMany } from "./writes";

type Setting = {
  rows: Rows;
  zone: string;
  writes: BoardWrites;
  steps: ReturnType<typeof useSteps>;
  say: (words: string) => void;
  onRefused: (move: RefusedMove) => void;
  onSelect: (ids: string[]) => void;
};

/** What is done with bookings on the board: at once, told of in words, with a way back; and if it is refused, with the ways on. */
export function useActs({ rows, zone, writes, steps, say, onRefused, onSelect }: Setting) {
  const toast = useToast();
  const detailed = (id: string) => callApi<DetailedBooking>(`v1/bookings/${id}`);

  function failed({ title, detail }: ApiProblem) {
    say(`${title}. ${detail}`);
    toast({ title, detail, tone: "danger" });
  }
  const revert = (id: string, version: number) => writes.revert<Booked>(id, version);
  async function undo(step?: Step) {
    const outcome = await steps.undo(revert, step);
    if (outcome?.problem) failed(outcome.problem);
    else if (outcome) said(text.board.undone);
  }
  async function redo() {
    const outcome = await steps.redo(revert);
    if (outcome?.problem) failed(outcome.problem);
    else if (outcome) said(text.board.redone);
  }
  /** @param made what was changed, and can be undone */
  function said(title: string, detail = "", made: readonly Booked[] = []) {
    say(title);
    const action = { label: text.action.undo, run: () => void undo(made.map(({ id, version }) => ({ id, version }))) };
    toast({ title, ...(detail && { detail }), warnings: made.flatMap((booked) => warningsOf(booked, zone)), ...(made.length > 0 && { action }) });
  }
  const when = ({ place }: Change) => formatSlot(place.startMs, place.endMs, zone);

  async function bodyFor(change: Change): Promise<object> {
    const days = change.booking.isInDays && isStretched(change) ? ((await detailed(change.booking.id)).days ?? undefined) : undefined;
    return bodyOf(change, rows, zone, days);
  }
  async function moveOne(change: Change) {
    const { booking, place } = change;
    let wanted = {};
    const send = (more: object, version = booking.version) => writes.change<Booked>(booking.id, version, { ...wanted, ...more }, shownOf(change, rows));
    try {
      wanted = await bodyFor(change);
      said(text.board.moved, when(change), [await send({})]);
    } catch (error) {
      say(text.board.refused);
      onRefused({ title: booking.title, resourceId: rows === "resources" ? place.rowId : booking.resourceId, when: when(change), problem: error as ApiProblem, send });
    }
  }
  async function moveMany(changes: readonly Change[]) {
    const many = await Promise.all(changes.map(async (change): Promise<OneOfMany> => ({ id: change.booking.id, version: change.booking.version, body: await bodyFor(change), shown: shownOf(change, rows) })));
    await changeAll(many, text.board.movedMany(many.length));
  }
  async function changeAll(many: readonly OneOfMany[], done: string) {
    try {
      said(done, "", await writes.changeMany(many));
    } catch (error) {
      say(text.board.refused);
      onRefused({ title: text.board.several(many.length), resourceId: undefined, when: "", problem: error as ApiProblem, send: undefined });
    }
  }
  async function copy(changes: readonly Change[]) {
    const made: Booked[] = [];
    for (const change of changes) {
      const { booking, place } = change;
      let wanted: object = {};
      const shown = { ...shownOf(change, rows), resourceId: rows === "resources" ? place.rowId : booking.resourceId, projectId: rows === "projects" ? place.rowId : booking.projectId, title: booking.title, status: booking.status, start: isoOfMillis(place.startMs), end: isoOfMillis(place.endMs) };
      const send = (more: object) => writes.create<Booked>({ ...wanted, ...more }, shown as never);
      try {
        wanted = copyOf(await detailed(booking.id), change, rows, zone);
        made.push(await send({}));
      } catch (error) {
        say(text.board.refused);
        onRefused({ title: booking.title, resourceId: shown.resourceId, when: when(change), problem: error as ApiProblem, send });
        break;
      }
    }
    if (made.length > 0) said(text.board.copied(made.length), changes.length === 1 && changes[0] ? when(changes[0]) : "", made);
    onSelect(made.length > 1 ? made.map(({ id }) => id) : []);
  }

  return {
    undo,
    redo,
    /** What a gesture came to; a new booking is made in its form. */
    async perform(outcome: Exclude<Outcome, { kind: "book" }>) {
      const [first, ...others] = outcome.changes;
      if (outcome.kind === "copy") await copy(outcome.changes);
      else if (first && others.length === 0) await moveOne(first);
      else await moveMany(outcome.changes);
    },
    async setStatus(bookings: readonly BoardBooking[], status: BookingStatus) {
      const done = text.board.statusSet(status, bookings.length);
      const [only] = bookings;
      if (only && bookings.length === 1) {
        const send = (more: object, version = only.version) => writes.change<Booked>(only.id, version, { status, ...more }, { status });
        try {
          said(done, "", [await send({})]);
        } catch (error) {
          onRefused({ title: only.title, resourceId: only.resourceId, when: formatSlot(only.startMs, only.endMs, zone), problem: error as ApiProblem, send });
        }
      } else await changeAll(bookings.map(({ id, version }) => ({ id, version, body: { status }, shown: { status } })), done);
      if (status === "cancelled") onSelect([]);
    },
    async split({ id, version }: BoardBooking, atMs: number) {
      try {
        said(text.board.splitDone, "", await writes.split(id, version, isoOfMillis(atMs)));
      } catch (error) {
        failed(error as ApiProblem);
      }
    },
  };
}
