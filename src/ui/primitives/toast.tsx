"use client";
import { TriangleAlert, X } from "lucide-react";
import { Toast as Radix } from "radix-ui";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import { cn } from "@/ui/cn";
import { text } from "@/ui/text/en";
import { buttonStyle } from "./button";

/** `about` names what it is about: a newer message about the same takes the place of an older one. `warnings` are what should be read although it is done. */
export type ToastMessage = { about?: string; title: string; detail?: string; warnings?: string[]; tone?: "neutral" | "danger"; action?: { label: string; run: () => void } };

const BRIEFLY_MS = 5000;
const TO_REACH_MS = 12_000;
const TO_READ_MS = 30_000;

const ToastContext = createContext<(message: ToastMessage) => void>(() => {});

/** Says briefly that something is done, with at most one action (undo, show). */
export function useToast() {
  return useContext(ToastContext);
}

/** Shows toasts over everything below it. One with an action stays longer, because it must be reached; one with warnings still longer. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<(ToastMessage & { id: number })[]>([]);
  const toast = useCallback((message: ToastMessage) => setToasts((shown) => [...shown.filter(({ about }) => about === undefined || about !== message.about).slice(-2), { ...message, id: Date.now() + Math.random() }]), []);
  const drop = (id: number) => setToasts((shown) => shown.filter((one) => one.id !== id));

  return (
    <ToastContext value={toast}>
      <Radix.Provider label={text.toast.label} swipeDirection="down">
        {children}
        {toasts.map(({ id, title, detail, warnings = [], tone, action }) => (
          <Radix.Root
            key={id}
            duration={warnings.length > 0 ? TO_READ_MS : action || tone === "danger" ? TO_REACH_MS : BRIEFLY_MS}
            onOpenChange={(open) => open || drop(id)}
            className={cn("flex animate-slide items-center gap-3 rounded-lg border bg-raised py-2 pr-2 pl-3.5 shadow-lg", tone === "danger" && "border-danger")}
          >
            <div className="min-w-0 grow">
              <Radix.Title className="font-medium">{title}</Radix.Title>
              {detail && <Radix.Description className="text-muted">{detail}</Radix.Description>}
              {warnings.map((warning) => (
                <p key={warning} className="mt-1 flex gap-1.5 text-warn">
                  <TriangleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
                  {warning}
                </p>
              ))}
            </div>
            {action && (
              <Radix.Action altText={action.label} className={buttonStyle({ size: "sm" })} onClick={action.run}>
                {action.label}
              </Radix.Action>
            )}
            <Radix.Close aria-label={text.action.dismiss} className={buttonStyle({ variant: "ghost", size: "icon" })}>
              <X aria-hidden />
            </Radix.Close>
          </Radix.Root>
        ))}
        <Radix.Viewport className="fixed bottom-4 left-1/2 max-md:bottom-20 z-50 flex w-[26rem] max-w-[calc(100vw-2rem)] -translate-x-1/2 flex-col gap-2" />
      </Radix.Provider>
    </ToastContext>
  );
}
