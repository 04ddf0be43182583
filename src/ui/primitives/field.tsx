import { type ReactNode, useId } from "react";
import { cn } from "@/ui/cn";
import { Label } from "./label";

/** What a control needs in order to be named, described and marked wrong by its field. */
export type ControlProps = { id: string; "aria-describedby": string | undefined; "aria-invalid": true | undefined };

type Props = { label: string; hint?: ReactNode; error?: string | undefined; optional?: string; className?: string; children: (control: ControlProps) => ReactNode };

/** Label, control, hint and error as one; the control gets its ids by `children`. */
export function Field({ label, hint, error, optional, className, children }: Props) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className={cn("flex min-w-0 flex-col gap-1", className)}>
      <Label htmlFor={id}>
        {label}
        {optional && <span className="font-normal text-muted"> · {optional}</span>}
      </Label>
      {children({ id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined })}
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-sm text-danger">
          {error}
        </p>
      )}
    </div>
  );
}
