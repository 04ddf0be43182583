"use client";
import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "@/ui/cn";
import { text } from "@/ui/text/en";
import { buttonStyle } from "./button";

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: string;
  /** sheet: along the left edge, full height. */
  form?: "dialog" | "sheet";
  children: ReactNode;
};

const place = {
  // The overlay centres it, without a transform: lists that open inside may then reach over its edge.
  dialog: "m-auto w-full max-w-lg rounded-xl border",
  sheet: "mr-auto h-full w-72 max-w-[85vw] border-r [--slide-from:-12px]",
};

/** What must be answered before going on. Closes by Escape, by its cross, and by a click beside it. */
export function Dialog({ open, onOpenChange, title, description, form = "dialog", children }: Props) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={cn("fixed inset-0 z-40 flex animate-appear overflow-y-auto bg-scrim", form === "dialog" && "p-4")}>
          <Radix.Content className={cn("animate-appear bg-raised shadow-lg", place[form])} {...(description ? {} : { "aria-describedby": undefined })}>
            <header className="flex items-start justify-between gap-4 px-5 pt-4">
              <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
              <Radix.Close asChild>
                <button type="button" aria-label={text.action.close} className={cn(buttonStyle({ variant: "ghost", size: "icon" }), "-mt-1 -mr-2")}>
                  <X aria-hidden />
                </button>
              </Radix.Close>
            </header>
            {description && <Radix.Description className="px-5 pt-1 text-muted">{description}</Radix.Description>}
            <div className="px-5 pt-3 pb-5">{children}</div>
          </Radix.Content>
        </Radix.Overlay>
      </Radix.Portal>
    </Radix.Root>
  );
}
