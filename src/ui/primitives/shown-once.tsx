"use client";
import { Check, Copy } from "lucide-react";
import { type ReactNode, useState } from "react";
import { text } from "@/ui/text/en";
import { Alert } from "./alert";
import { Button } from "./button";
import { Input } from "./input";

type Props = { title: string; detail: string; label: string; value: string; onDone: () => void; /** Other things to do with it. */ children?: ReactNode };

/** Something secret that is not shown again: to be copied now. */
export function ShownOnce({ title, detail, label, value, onDone, children }: Props) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
  };
  return (
    <div className="space-y-3.5">
      <Alert tone="warn" title={title}>
        {detail}
      </Alert>
      <div className="flex gap-2">
        <Input readOnly aria-label={label} value={value} onFocus={(event) => event.target.select()} className="font-mono text-sm" />
        {/* Without https there is no clipboard; the field can still be copied by hand. */}
        <Button onClick={() => void copy().catch(() => {})}>
          {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
          {copied ? text.action.copied : text.action.copy}
        </Button>
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        {children}
        <Button variant="primary" onClick={onDone}>
          {text.action.done}
        </Button>
      </div>
    </div>
  );
}
