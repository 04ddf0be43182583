"use client";
import { ThemeProvider } from "next-themes";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { ToastProvider } from "@/ui/primitives/toast";
import { TooltipProvider } from "@/ui/primitives/tooltip";

/** What every page may rely on: the theme, tooltips and toasts. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <ThemeProvider attribute="class" defaultTheme="system" enableColorScheme={false} disableTransitionOnChange>
      <NuqsAdapter>
        <TooltipProvider delayDuration={400} skipDelayDuration={200}>
          <ToastProvider>{children}</ToastProvider>
        </TooltipProvider>
      </NuqsAdapter>
    </ThemeProvider>
  );
}
