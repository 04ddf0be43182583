"use client";
import { useEffect, useState } from "react";
import type { Page } from "@/lib/page";
import type { Comment } from "@/modules/comment/contract";
import { useLoaded } from "@/ui/api/use-loaded";
import { listen } from "@/ui/live/heard";
import { mergeComments } from "./merge-comments";

// The API gives as many at once.
export const MOST_COMMENTS = 500;

/** What was said about a booking, and what is being said while it is looked at. `learn`: what a change answered. */
export function useComments(bookingId: string) {
  const { value, problem, again } = useLoaded<Page<Comment>>(`v1/bookings/${bookingId}/comments?limit=${MOST_COMMENTS}`);
  const [learned, setLearned] = useState<Comment[]>([]);
  const learn = (comment: Comment) => setLearned((before) => mergeComments(before, [comment]));

  useEffect(
    () =>
      listen((heard) => {
        if (heard === "missed") again();
        else if (heard.aggregate.type === "comment") {
          const { comment } = heard.data as { comment: Comment };
          if (comment.bookingId === bookingId) setLearned((before) => mergeComments(before, [comment]));
        }
      }),
    [bookingId, again],
  );
  return { comments: value && mergeComments(value.items, learned), hasMore: Boolean(value?.nextCursor), problem, again, learn };
}
