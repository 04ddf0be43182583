"use client";
import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import type { Comment } from "@/modules/comment/contract";
import { callApi } from "@/ui/api/client";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { useSubmit } from "@/ui/api/use-submit";
import { formatDay, formatTime } from "@/ui/format";
import { Button } from "@/ui/primitives/button";
import { ConfirmDialog } from "@/ui/primitives/confirm-dialog";
import { useWho } from "@/ui/shell/studio-context";
import { text } from "@/ui/text/en";
import { ago } from "./ago";
import { CommentForm } from "./comment-form";

type Props = { comment: Comment; zone: string; now: number; onChanged: (comment: Comment) => void; onRemoved: () => void };

/** What somebody said, and when; one's own can be changed, and removed as an owner removes anybody's. */
export function CommentItem({ comment, zone, now, onChanged, onRemoved }: Props) {
  const { id, author, body, createdAt, editedAt, removedAt, version } = comment;
  const who = useWho();
  const [doing, setDoing] = useState<"edit" | "remove">();
  const path = `v1/comments/${id}`;
  const change = async (typed: string) => {
    onChanged(await callApi<Comment>(path, { method: "PATCH", body: { body: typed }, version }));
    setDoing(undefined);
  };
  const { pending, problem, submit: remove } = useSubmit(async () => {
    await callApi(path, { method: "DELETE" });
    onRemoved();
  });
  const at = Date.parse(createdAt);
  const when = `${formatDay(at, zone)}, ${formatTime(at, zone)}`;
  const isOwn = who?.person.id === author.id;
  return (
    <li className="min-w-0">
      <div className="flex min-h-7 items-center gap-2">
        <p className="min-w-0 grow truncate">
          <span className="font-medium">{author.name}</span>{" "}
          <time dateTime={createdAt} title={when} className="text-sm text-muted">
            {ago(at, now, zone)}
          </time>
          {editedAt && !removedAt && <span className="text-sm text-muted"> · {text.comments.edited}</span>}
        </p>
        {!removedAt && isOwn && !doing && (
          <Button variant="ghost" size="icon" aria-label={text.comments.editOf(author.name, when)} title={text.comments.edit} onClick={() => setDoing("edit")}>
            <Pencil aria-hidden />
          </Button>
        )}
        {!removedAt && (isOwn || who?.role === "owner") && doing !== "edit" && (
          <Button variant="ghost" size="icon" pending={pending} aria-label={text.comments.removeOf(author.name, when)} title={text.comments.remove} onClick={() => setDoing("remove")}>
            <Trash2 aria-hidden />
          </Button>
        )}
      </div>
      <ProblemAlert problem={problem} fields={[]} />
      {removedAt ? (
        <p className="text-muted italic">{text.comments.removed}</p>
      ) : doing === "edit" ? (
        <CommentForm label={text.comments.anew} action={text.comments.save} stored={body} onSend={change} onCancel={() => setDoing(undefined)} />
      ) : (
        <p className="wrap-break-word whitespace-pre-wrap">{body}</p>
      )}
      <ConfirmDialog open={doing === "remove"} onOpenChange={(open) => open || setDoing(undefined)} title={text.comments.removeTitle} description={text.comments.removeDetail} action={text.comments.remove} onConfirm={() => void remove(undefined)} />
    </li>
  );
}
