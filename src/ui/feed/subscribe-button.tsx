"use client";
import { CalendarPlus } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { Button } from "@/ui/primitives/button";
import { text } from "@/ui/text/en";
import { type Subject, SubscribeDialog } from "./subscribe-dialog";

type Props = Pick<ComponentProps<typeof Button>, "variant" | "size" | "className"> & { subject: Subject; onMade?: () => void; children?: string };

/** Opens the dialog that makes a link. Without a text of its own it is its sign alone. */
export function SubscribeButton({ subject, onMade, children, ...look }: Props) {
  const [open, setOpen] = useState(false);
  const label = subject.name ? text.feeds.subscribeTo(subject.name) : text.feeds.own;
  return (
    <>
      <Button {...look} aria-label={label} title={label} onClick={() => setOpen(true)}>
        <CalendarPlus aria-hidden />
        {children}
      </Button>
      <SubscribeDialog open={open} onOpenChange={setOpen} title={label} subject={subject} onMade={onMade} />
    </>
  );
}
