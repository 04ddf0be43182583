import { cva, type VariantProps } from "class-variance-authority";
import { LoaderCircle } from "lucide-react";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "@/ui/cn";

export const buttonStyle = cva(
  "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap transition-colors select-none disabled:opacity-55 aria-disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary: "bg-primary text-on-primary hover:bg-primary-hover",
        secondary: "border border-edge/60 bg-surface text-ink hover:bg-sunken",
        ghost: "text-ink hover:bg-sunken",
        danger: "bg-danger text-on-danger hover:opacity-90",
        link: "h-auto! px-0! text-accent underline-offset-3 hover:underline",
      },
      size: {
        md: "h-8 px-3 max-md:h-10",
        sm: "h-7 px-2.5 text-sm max-md:h-9",
        icon: "size-8 max-md:size-10",
      },
    },
    defaultVariants: { variant: "secondary", size: "md" },
  },
);

type Props = ComponentProps<"button"> & VariantProps<typeof buttonStyle> & { asChild?: boolean; pending?: boolean };

/** A button, or with `asChild` the look of one on a link. `pending` keeps its size and focus and refuses clicks. */
export function Button({ variant, size, asChild, pending, className, children, type = "button", onClick, ...props }: Props) {
  const look = cn(buttonStyle({ variant, size }), className);
  if (asChild) return <Slot.Root className={look}>{children}</Slot.Root>;
  return (
    <button type={type} className={look} aria-disabled={pending || undefined} onClick={pending ? refuse : onClick} {...props}>
      {pending && <LoaderCircle aria-hidden className="animate-spin" />}
      {children}
    </button>
  );
}

function refuse(event: React.MouseEvent) {
  event.preventDefault();
}
