"use client";
import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Alert } from "@/ui/primitives/alert";
import { Button } from "@/ui/primitives/button";
import { Input } from "@/ui/primitives/input";
import { text } from "@/ui/text/en";

/** The link as it is seen from here: only the browser knows by which name it reaches the server. */
export function ShowLink({ path, onDone }: { path: string; onDone: () => void }) {
  const [copied, setCopied] = useState(false);
  const link = globalThis.location.origin + path;
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    setCopied(true);
  };
  return (
    <div className="space-y-3.5">
      <Alert tone="warn" title={text.feeds.made}>
        {text.feeds.madeDetail}
      </Alert>
      <div className="flex gap-2">
        <Input readOnly aria-label={text.feeds.link} value={link} onFocus={(event) => event.target.select()} className="font-mono text-sm" />
        {/* Without https there is no clipboard; the field can still be copied by hand. */}
        <Button onClick={() => void copy().catch(() => {})}>
          {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
          {copied ? text.feeds.copied : text.feeds.copy}
        </Button>
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        <Button asChild>
          <a href={link.replace(/^https?:/, "webcal:")}>{text.feeds.open}</a>
        </Button>
        <Button variant="primary" onClick={onDone}>
          {text.feeds.done}
        </Button>
      </div>
    </div>
  );
}
