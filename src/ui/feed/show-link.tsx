"use client";
import { Button } from "@/ui/primitives/button";
import { ShownOnce } from "@/ui/primitives/shown-once";
import { text } from "@/ui/text/en";

/** The link as it is seen from here: only the browser knows by which name it reaches the server. */
export function ShowLink({ path, onDone }: { path: string; onDone: () => void }) {
  const link = globalThis.location.origin + path;
  return (
    <ShownOnce title={text.feeds.made} detail={text.feeds.madeDetail} label={text.feeds.link} value={link} onDone={onDone}>
      <Button asChild>
        <a href={link.replace(/^https?:/, "webcal:")}>{text.feeds.open}</a>
      </Button>
    </ShownOnce>
  );
}
