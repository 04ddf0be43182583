import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { Button } from "@/ui/primitives/button";
import { text } from "@/ui/text/en";
import { listHref } from "./list-href";

type Props = { path: string; filters: Record<string, string | undefined>; cursor: string | undefined; nextCursor: string | null };

/** Onwards through a list, and back to its beginning; one page back is the browser's own button. */
export function Paging({ path, filters, cursor, nextCursor }: Props) {
  if (!cursor && !nextCursor) return null;
  return (
    <div className="flex justify-end gap-2 border-t px-4 py-3">
      {cursor && (
        <Button asChild variant="ghost">
          <Link href={listHref(path, filters)}>{text.action.first}</Link>
        </Button>
      )}
      {nextCursor && (
        <Button asChild>
          <Link href={listHref(path, { ...filters, cursor: nextCursor })}>
            {text.action.more}
            <ArrowRight aria-hidden />
          </Link>
        </Button>
      )}
    </div>
  );
}
