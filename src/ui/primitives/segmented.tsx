"use client";
import { useId } from "react";
import { cn } from "@/ui/cn";

type Props<Value extends string> = { label: string; options: readonly { value: Value; label: string }[]; value: Value; onChange: (value: Value) => void; className?: string };

/** One of two or three, all in sight: radio buttons, so that the arrow keys choose. */
export function Segmented<Value extends string>({ label, options, value, onChange, className }: Props<Value>) {
  const name = useId();
  return (
    <fieldset className={cn("flex min-w-0 gap-0.5 rounded-lg bg-sunken p-0.5", className)}>
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className="relative grid h-7 grow px-2.5 cursor-pointer place-items-center rounded-md border border-transparent font-medium text-muted hover:text-ink has-checked:border-edge/60 has-checked:bg-surface has-checked:text-ink has-checked:shadow-sm has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-focus max-md:h-9"
        >
          <input type="radio" name={name} value={option.value} checked={option.value === value} onChange={() => onChange(option.value)} className="absolute inset-0 cursor-pointer opacity-0" />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
