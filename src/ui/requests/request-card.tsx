"use client";
import { useState } from "react";
import type { Blocker } from "@/modules/booking/contract";
import type { BookingRequest } from "@/modules/booking/requests/contract";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { ConflictNotice } from "@/ui/booking/conflict-notice";
import { formatSlot } from "@/ui/format";
import { Badge } from "@/ui/primitives/badge";
import { Button } from "@/ui/primitives/button";
import { KindIcon } from "@/ui/schedule/kind-icon";
import { text } from "@/ui/text/en";
import { DeclineDialog } from "./decline-dialog";
import { useDecision } from "./use-decision";

type Props = { request: BookingRequest; zone: string; onDecided: () => void; onShow: (blocker: Blocker) => void };

/** A request: what, when, by whom, whether it fits, and the decision. */
export function RequestCard({ request, zone, onDecided, onShow }: Props) {
  const { pending, problem, submit } = useDecision(request, onDecided);
  const [declining, setDeclining] = useState(false);
  const { resourceName, projectName, title, askedBy, fits, mayDecide } = request;
  return (
    <li className="space-y-3 px-4 py-3.5">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2.5">
        <div className="min-w-0">
          <h2 className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
            <KindIcon kind={request.resourceKind} named />
            <span className="wrap-break-word">{resourceName}</span>
            <Badge tone={fits ? "ok" : "danger"}>{fits ? text.requests.fits : text.requests.doesNotFit}</Badge>
          </h2>
          <p className="wrap-break-word">
            {projectName}
            {title && ` · ${title}`}
          </p>
          <p className="text-muted">
            {formatSlot(Date.parse(request.start), Date.parse(request.end), zone)} · {text.requests.askedBy(askedBy.name)}
          </p>
          {request.notes && <p className="mt-1 max-w-prose text-sm wrap-break-word whitespace-pre-line text-muted">{request.notes}</p>}
        </div>
        {mayDecide ? (
          <div className="flex flex-wrap gap-2">
            <Button variant="primary" pending={pending} onClick={() => void submit({ decision: "approve", status: "confirmed" })}>
              {text.requests.confirm}
            </Button>
            <Button pending={pending} onClick={() => void submit({ decision: "approve", status: "hold" })}>
              {text.requests.hold}
            </Button>
            <Button variant="ghost" className="text-danger" onClick={() => setDeclining(true)}>
              {text.requests.decline}
            </Button>
          </div>
        ) : (
          <p className="text-sm text-muted">{text.requests.notYours}</p>
        )}
      </div>
      {problem?.code === "booking_conflict" ? (
        <ConflictNotice resourceName={resourceName} conflicts={problem.conflicts} zone={zone} colourOf={() => undefined} onShow={onShow} />
      ) : (
        <ProblemAlert problem={problem} fields={[]} />
      )}
      <DeclineDialog
        open={declining}
        onOpenChange={setDeclining}
        description={`${resourceName} · ${projectName}`}
        onDecline={(note) => {
          setDeclining(false);
          void submit({ decision: "decline", note });
        }}
      />
    </li>
  );
}
