"use client";
import type { Blocker, Booking } from "@/modules/booking/contract";
import type { Ladder } from "@/modules/booking/holds/contract";
import { callApi } from "@/ui/api/client";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { useLoaded } from "@/ui/api/use-loaded";
import { useSubmit } from "@/ui/api/use-submit";
import { Button } from "@/ui/primitives/button";
import { useToast } from "@/ui/primitives/toast";
import { text } from "@/ui/text/en";
import { RungItem } from "./rung-item";

type Props = { booking: Booking; zone: string; canWrite: boolean; colourOf: (projectId: string) => string | undefined; onShow: (blocker: Blocker) => void; onChanged: () => void };

/** The holds that a booking meets: which option it is, who else waits, and the challenge. Nothing where nothing is held. */
export function LadderSection({ booking, zone, canWrite, colourOf, onShow, onChanged }: Props) {
  const toast = useToast();
  const path = `v1/bookings/${booking.id}`;
  const { value, problem: unread, again } = useLoaded<Ladder>(`${path}/ladder`, booking.version);
  const { pending, problem, submit } = useSubmit(async (method: "POST" | "DELETE") => {
    await callApi(`${path}/challenge`, { method });
    toast({ title: method === "POST" ? text.holds.challenged : text.holds.withdrawn });
    again();
    onChanged();
  });
  const rungs = value?.items ?? [];
  const own = rungs.find(({ bookingId }) => bookingId === booking.id);
  const ahead = rungs.filter(({ bookingId }) => own?.ahead.includes(bookingId));
  const hasChallenged = rungs.some(({ challenge }) => challenge?.by === booking.id);
  const canChallenge = ahead.some(({ rank, challenge }) => rank === 1 && !challenge);
  if (unread) return <ProblemAlert problem={unread} fields={[]} />;
  if (rungs.length === 0) return null;
  return (
    <section aria-labelledby="ladder" className="border-t pt-4">
      <h3 id="ladder" className="font-semibold">
        {text.holds.ladder}
      </h3>
      <p className="text-sm text-muted">{text.holds.ladderLead}</p>
      <ol className="mt-1 divide-y">
        {rungs.map((rung) => (
          <RungItem key={rung.bookingId} rung={rung} isOwn={rung === own} {...{ zone, colourOf, onShow }} />
        ))}
      </ol>
      <ProblemAlert problem={problem} fields={[]} />
      {canWrite && (canChallenge || hasChallenged) && (
        <div className="mt-1 flex flex-wrap items-center gap-2">
          {canChallenge && (
            <Button pending={pending} onClick={() => void submit("POST")} title={text.holds.challengeHint}>
              {text.holds.challenge}
            </Button>
          )}
          {hasChallenged && (
            <Button pending={pending} onClick={() => void submit("DELETE")}>
              {text.holds.withdraw}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
