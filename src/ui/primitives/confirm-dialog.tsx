"use client";
import { AlertDialog as Radix } from "radix-ui";
import { buttonStyle } from "./button";
import { text } from "@/ui/text/en";

type Props = { open: boolean; onOpenChange: (open: boolean) => void; title: string; description: string; action: string; onConfirm: () => void };

/** Asks before something that cannot be taken back. What can be undone is done at once, and undo is offered. */
export function ConfirmDialog({ open, onOpenChange, title, description, action, onConfirm }: Props) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 flex animate-appear bg-scrim p-4">
          <Radix.Content className="m-auto w-full max-w-md rounded-xl border bg-raised p-5 shadow-lg">
            <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
            <Radix.Description className="mt-1 text-muted">{description}</Radix.Description>
            <div className="mt-5 flex justify-end gap-2">
              <Radix.Cancel className={buttonStyle()}>{text.action.keep}</Radix.Cancel>
              <Radix.Action className={buttonStyle({ variant: "danger" })} onClick={onConfirm}>
                {action}
              </Radix.Action>
            </div>
          </Radix.Content>
        </Radix.Overlay>
      </Radix.Portal>
    </Radix.Root>
  );
}
