"use client";
import { Tooltip as Radix } from "radix-ui";
import type { ReactElement } from "react";

export const TooltipProvider = Radix.Provider;

/** Names or explains what is pointed at. Never the only place where a thing is said. */
export function Tooltip({ text, side = "bottom", children }: { text: string; side?: "top" | "right" | "bottom" | "left"; children: ReactElement }) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content side={side} sideOffset={6} collisionPadding={8} className="z-50 max-w-64 animate-appear rounded-md bg-primary px-2 py-1 text-sm text-on-primary shadow-lg">
          {text}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
