import { type ReactNode, useId } from "react";
import type { ApiProblem } from "@/ui/api/client";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { Skeleton } from "@/ui/primitives/skeleton";
import { text } from "@/ui/text/en";

/** A part of a panel, under its own heading. */
export function PanelSection({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="space-y-2 border-t pt-3">
      <h3 id={id} className="font-semibold">
        {title}
      </h3>
      {lead && <p className="-mt-1.5 text-sm text-muted">{lead}</p>}
      {children}
    </section>
  );
}

type Loaded<T> = { value: T | undefined; problem: ApiProblem | undefined };

/** What was loaded, that it is being loaded, or why it could not be. */
export function Await<T>({ loaded: { value, problem }, children }: { loaded: Loaded<T>; children: (value: T) => ReactNode }) {
  if (value !== undefined) return children(value);
  if (problem) return <ProblemAlert problem={problem} fields={[]} />;
  return (
    <output aria-label={text.panels.loading} className="block space-y-2">
      <Skeleton className="w-2/3" />
      <Skeleton className="w-1/2" />
    </output>
  );
}

/** Terms and what they are; what there is nothing of is left out. */
export function Facts({ of }: { of: (readonly [term: string, value: ReactNode])[] }) {
  const told = of.filter(([, value]) => value !== null && value !== undefined && value !== "" && value !== false);
  return (
    <dl className="grid grid-cols-[5.5rem_1fr] gap-x-3 gap-y-2 [&_dt]:text-muted">
      {told.map(([term, value]) => (
        <div key={term} className="contents">
          <dt>{term}</dt>
          <dd className="min-w-0 wrap-break-word">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
