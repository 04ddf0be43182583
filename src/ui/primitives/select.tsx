import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "@/ui/cn";
import { controlStyle } from "./input";

export type SelectOption = { value: string; label: string };

type Props = Omit<ComponentProps<"select">, "children"> & { options: readonly SelectOption[]; placeholder?: string };

/** One of a few. The browser's own list: the fastest by keyboard, and a wheel on a phone. For many, see Combobox. */
export function Select({ options, placeholder, className, ...props }: Props) {
  return (
    <span className={cn("relative block", className)}>
      <select className={cn(controlStyle, "h-8 appearance-none truncate pr-7 has-[option[value='']:checked]:text-muted max-md:h-10")} {...props}>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute top-1/2 right-2 size-4 -translate-y-1/2 text-muted" />
    </span>
  );
}
