"use client";
import { Tabs as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "@/ui/cn";

export const Tabs = Radix.Root;

export function TabsList({ className, ...props }: ComponentProps<typeof Radix.List>) {
  return <Radix.List className={cn("flex gap-4 border-b", className)} {...props} />;
}

export function Tab({ className, ...props }: ComponentProps<typeof Radix.Trigger>) {
  return (
    <Radix.Trigger
      className={cn("-mb-px h-9 border-b-2 border-transparent font-medium text-muted hover:text-ink data-[state=active]:border-ink data-[state=active]:text-ink", className)}
      {...props}
    />
  );
}

export const TabPanel = Radix.Content;
