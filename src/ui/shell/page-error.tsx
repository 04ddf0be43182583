"use client";
import { TriangleAlert } from "lucide-react";
import { Button } from "@/ui/primitives/button";
import { EmptyState } from "@/ui/primitives/empty-state";
import { text } from "@/ui/text/en";

/** Stands in for a page that failed. The reference finds the error in the server's log. */
export function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  return (
    <div role="alert" className="grid min-h-full place-items-center">
      <EmptyState wholePage icon={TriangleAlert} title={text.problem.pageTitle} action={<Button onClick={() => retry()}>{text.action.retry}</Button>}>
        <p>{text.problem.pageDetail}</p>
        {digest && <p className="mt-2 font-mono text-sm">{text.problem.reference(digest)}</p>}
      </EmptyState>
    </div>
  );
}
