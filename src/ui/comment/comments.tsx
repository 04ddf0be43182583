"use client";
import { useId } from "react";
import type { Comment } from "@/modules/comment/contract";
import { callApi } from "@/ui/api/client";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { useMinute } from "@/ui/panel/use-minute";
import { Skeleton } from "@/ui/primitives/skeleton";
import { text } from "@/ui/text/en";
import { CommentForm } from "./comment-form";
import { CommentItem } from "./comment-item";
import { MOST_COMMENTS, useComments } from "./use-comments";

/** What people say about a booking; what others say meanwhile appears by itself. */
export function Comments({ bookingId, zone }: { bookingId: string; zone: string }) {
  const headingId = useId();
  const { comments, hasMore, problem, again, learn } = useComments(bookingId);
  const now = useMinute();
  const send = async (body: string) => learn(await callApi<Comment>(`v1/bookings/${bookingId}/comments`, { method: "POST", body: { body } }));

  return (
    <section aria-labelledby={headingId} className="space-y-3 border-t pt-4">
      <h3 id={headingId} className="font-semibold">
        {text.comments.title}
      </h3>
      <ProblemAlert problem={problem} fields={[]} />
      {!comments && !problem && (
        <output aria-label={text.comments.loading} className="block space-y-2">
          <Skeleton className="w-1/2" />
          <Skeleton className="w-4/5" />
        </output>
      )}
      {comments?.length === 0 && <p className="text-sm text-muted">{text.comments.none}</p>}
      {comments && comments.length > 0 && (
        <ol aria-label={text.comments.title} className="space-y-3">
          {comments.map((comment) => (
            <CommentItem key={comment.id} {...{ comment, zone, now }} onChanged={learn} onRemoved={again} />
          ))}
        </ol>
      )}
      {hasMore && <p className="text-sm text-muted">{text.comments.more(MOST_COMMENTS)}</p>}
      <CommentForm label={text.comments.write} action={text.comments.send} onSend={send} />
    </section>
  );
}
