"use client";
import type { BundleResult } from "@/modules/booking/bundles/contract";
import type { Blocker } from "@/modules/booking/contract";
import { callApi } from "@/ui/api/client";
import { warningsOf } from "@/ui/booking/warnings";
import type { Option } from "@/ui/primitives/option-list";
import { SidePanel } from "@/ui/primitives/side-panel";
import { useToast } from "@/ui/primitives/toast";
import { scheduleHref } from "@/ui/schedule/filters";
import type { ScheduleProject } from "@/ui/schedule/types";
import { dateAt, weekOf } from "@/ui/schedule/week";
import { text } from "@/ui/text/en";
import { BookPanel } from "./book-panel";
import { BundlePanel } from "./bundle-panel";
import type { Status } from "./chosen";
import type { FindPanelState } from "./use-find-panel";
import { useUndo } from "./use-undo";

type Props = { panel: FindPanelState; projects: readonly ScheduleProject[]; searchProjects: (typed: string) => Option[]; zone: string; go: (href: string) => void; onDone: () => void };

/** The booking that is made beside the list of those who can. */
export function FindPanel({ panel, projects, searchProjects, zone, go, onDone }: Props) {
  const { shown, chosen, opening, lowered, setLowered, setDraft, close, leaveOut, acts } = panel;
  const toast = useToast();
  const undo = useUndo(onDone);
  if (!shown) return null;
  const show = ({ bookingId, start }: Blocker) => go(scheduleHref({ week: weekOf(dateAt(Date.parse(start), zone)) }, bookingId));
  const bookedTogether = ({ bundle, members }: BundleResult, status: Status) => {
    close(true);
    onDone();
    const takeBack = () => callApi(`v1/bundles/${bundle?.id}`, { method: "PATCH", body: { status: "cancelled" }, version: bundle?.version ?? 1 });
    const warnings = members.flatMap((member) => warningsOf(member, zone).map((said) => `${member.name}: ${said}`));
    toast({ title: text.find.doneTogether[status](members.length), detail: members.map(({ name }) => name).join(", "), warnings, ...(bundle && { about: bundle.id, action: undo(bundle.id, takeBack) }) });
  };
  const title = shown.kind === "together" ? text.find.together : text.find.actOn[shown.draft.status](shown.draft.resource?.label ?? "");
  return (
    <SidePanel opening={opening} title={title} onClose={() => close()} lowered={lowered} onLowered={setLowered}>
      {shown.kind === "together" ? (
        <BundlePanel key={opening} chosen={chosen} draft={shown.draft} minutes={shown.minutes} asked={shown.asked} onDraft={setDraft} statuses={acts.statuses} zone={zone} searchProjects={searchProjects} onLeaveOut={leaveOut} onBooked={bookedTogether} />
      ) : (
        <BookPanel key={opening} draft={shown.draft} onDraft={setDraft} allocation={shown.allocation} projects={projects} zone={zone} onDone={onDone} onClose={() => close()} onShow={show} />
      )}
    </SidePanel>
  );
}
