"use client";
import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Alert } from "@/ui/primitives/alert";
import { Button } from "@/ui/primitives/button";
import { Input } from "@/ui/primitives/input";
import { text } from "@/ui/text/en";

/** The secret by which receivers check signatures, this once. */
export function ShowSecret({ secret, onDone }: { secret: string; onDone: () => void }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    setCopied(true);
  };
  return (
    <div className="space-y-3.5">
      <Alert tone="warn" title={text.webhooks.made}>
        {text.webhooks.madeDetail}
      </Alert>
      <div className="flex gap-2">
        <Input readOnly aria-label={text.webhooks.secret} value={secret} onFocus={(event) => event.target.select()} className="font-mono text-sm" />
        {/* Without https there is no clipboard; the field can still be copied by hand. */}
        <Button onClick={() => void copy().catch(() => {})}>
          {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
          {copied ? text.webhooks.copied : text.webhooks.copy}
        </Button>
      </div>
      <div className="flex justify-end">
        <Button variant="primary" onClick={onDone}>
          {text.webhooks.done}
        </Button>
      </div>
    </div>
  );
}
