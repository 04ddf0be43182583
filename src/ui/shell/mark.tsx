import type { ComponentProps } from "react";

/** The mark of the product: three bookings, one of them on air. */
export function Mark(props: ComponentProps<"svg">) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden {...props}>
      <rect width="24" height="24" rx="5" className="fill-primary" />
      <rect x="4" y="6" width="9" height="3.4" rx="1" className="fill-on-primary" />
      <rect x="8" y="10.6" width="12" height="3.4" rx="1" className="fill-tally" />
      <rect x="4" y="15.2" width="7" height="3.4" rx="1" className="fill-on-primary" />
    </svg>
  );
}
