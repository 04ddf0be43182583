"use client";
import { ChevronDown, ChevronUp, X } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from "react";
import { cn } from "@/ui/cn";
import { text } from "@/ui/text/en";
import { Button } from "./button";

type Props = {
  title: string;
  /** How often it was opened, also on something else while it is open: it takes the focus each time. */
  opening: number;
  onClose: () => void;
  /** On a phone, where the panel covers the page: only its head shows, at the bottom, so that the page can be looked at. */
  lowered: boolean;
  onLowered: (lowered: boolean) => void;
  children: ReactNode;
};

/**
 * Work beside the page, which stays in view and in use: no dialog that must be closed first. It takes the focus when it
 * opens, and gives it back when it closes.
 */
export function SidePanel({ title, opening, onClose, lowered, onLowered, children }: Props) {
  const headingId = useId();
  const heading = useRef<HTMLHeadingElement>(null);

  const opener = useRef<Element>(null);

  useEffect(() => {
    if (opening === 0) return;
    opener.current = document.activeElement;
    heading.current?.focus({ preventScroll: true });
  }, [opening]);
  useEffect(
    () => () => {
      if (opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus({ preventScroll: true });
    },
    [],
  );

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !event.defaultPrevented) onClose();
  };
  const Raise = lowered ? ChevronUp : ChevronDown;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes from any control inside
    <section
      aria-labelledby={headingId}
      onKeyDown={onKeyDown}
      className={cn(
        "flex w-92 shrink-0 animate-slide flex-col border-l bg-surface max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-40 max-md:w-full max-md:border-t max-md:border-l-0 max-md:shadow-lg md:max-lg:absolute md:max-lg:inset-y-0 md:max-lg:right-0 md:max-lg:z-30 md:max-lg:shadow-lg",
        lowered ? "max-md:h-14" : "max-md:h-dvh",
      )}
    >
      <header className="flex h-12 shrink-0 items-center gap-1 border-b pr-2 pl-4 max-md:h-14">
        <h2 ref={heading} id={headingId} tabIndex={-1} className="grow truncate font-semibold outline-none">
          {title}
        </h2>
        <Button variant="ghost" size="icon" aria-expanded={!lowered} aria-label={lowered ? text.booking.backToForm : text.booking.lookAtSchedule} onClick={() => onLowered(!lowered)} className="md:hidden">
          <Raise aria-hidden />
        </Button>
        <Button variant="ghost" size="icon" aria-label={text.action.close} onClick={onClose}>
          <X aria-hidden />
        </Button>
      </header>
      <div className={cn("min-h-0 grow overflow-y-auto p-4", lowered && "max-md:hidden")}>{children}</div>
    </section>
  );
}
