"use client";
import { Search } from "lucide-react";
import { useEffect, useRef } from "react";
import { cn } from "@/ui/cn";
import { Input } from "./input";

type Props = { label: string; value: string | undefined; onSearch: (typed: string | undefined) => void; className?: string };

const PAUSE_MS = 300;

/** Searches while one types, after a short pause. `value` is what was searched last: it comes back when the address changes. */
export function SearchInput({ label, value, onSearch, className }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    // Not while somebody types: an answer to older text must not take away newer.
    if (input.current && input.current !== document.activeElement) input.current.value = value ?? "";
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const search = (typed: string, pause: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(typed.trim() || undefined), pause);
  };
  return (
    <search className={cn("relative block", className)}>
      <Search aria-hidden className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted" />
      <Input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={label}
        defaultValue={value}
        onChange={(event) => search(event.target.value, PAUSE_MS)}
        onKeyDown={(event) => event.key === "Enter" && search(event.currentTarget.value, 0)}
        className="pl-8"
      />
    </search>
  );
}
