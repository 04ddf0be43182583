import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "@/ui/cn";

type Props = Omit<ComponentProps<"input">, "type" | "children"> & { label: ReactNode; hint?: ReactNode };

/** Yes or no, with its label behind it. */
export function Checkbox({ label, hint, className, ...props }: Props) {
  const id = useId();
  return (
    <div className={cn("grid grid-cols-[auto_1fr] gap-x-2.5", className)}>
      <input id={id} type="checkbox" aria-describedby={hint ? `${id}-hint` : undefined} className="mt-0.5 size-4 accent-ink max-md:size-5" {...props} />
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="col-start-2 text-sm text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}
