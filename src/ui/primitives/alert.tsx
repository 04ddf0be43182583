"use client";
import { cva, type VariantProps } from "class-variance-authority";
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import { type ComponentProps, type ReactNode, useEffect, useRef } from "react";
import { cn } from "@/ui/cn";

const alertStyle = cva("flex gap-2.5 rounded-lg px-3 py-2.5 [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0", {
  variants: {
    tone: {
      info: "bg-accent-soft [&>svg]:text-accent",
      ok: "bg-ok-soft [&>svg]:text-ok",
      warn: "bg-warn-soft [&>svg]:text-warn",
      danger: "bg-danger-soft [&>svg]:text-danger",
    },
  },
  defaultVariants: { tone: "info" },
});

const icons = { info: Info, ok: CircleCheck, warn: TriangleAlert, danger: CircleAlert };

type Props = Omit<ComponentProps<"div">, "title"> & VariantProps<typeof alertStyle> & { title: ReactNode };

/** Says what happened, in place. What went wrong is announced at once and comes into view, the rest when there is time. */
export function Alert({ tone, title, className, children, ...props }: Props) {
  const Icon = icons[tone ?? "info"];
  const urgent = tone === "danger" || tone === "warn";
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button that brought it about may be a screen away.
    if (urgent) box.current?.scrollIntoView({ block: "nearest" });
  }, [urgent]);

  return (
    <div ref={box} role={urgent ? "alert" : "status"} className={cn(alertStyle({ tone }), className)} {...props}>
      <Icon aria-hidden />
      <div className="min-w-0 grow">
        <p className="font-medium">{title}</p>
        {children}
      </div>
    </div>
  );
}
