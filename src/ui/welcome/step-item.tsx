import { Check } from "lucide-react";
import Link from "next/link";
import { cn } from "@/ui/cn";
import { Button } from "@/ui/primitives/button";
import { text } from "@/ui/text/en";
import { type Step, STEPS } from "./steps";

type Way = { href: string; label: string };

const WAYS: Record<Step, Way[]> = {
  resources: [
    { href: "/resources?new=1", label: text.welcome.add },
    { href: "/import", label: text.welcome.importFile },
  ],
  project: [{ href: "/projects?new=1", label: text.welcome.addProject }],
  booking: [{ href: "/board?new=1", label: text.welcome.book }],
};

/** One step: what it is, whether it is done, and the ways to do it. @param isNext the one to do now */
export function StepItem({ step, isDone, isNext }: { step: Step; isDone: boolean; isNext: boolean }) {
  const { title, detail } = text.welcome.steps[step];
  return (
    <li aria-current={isNext ? "step" : undefined} className="flex min-w-0 gap-2.5">
      <span aria-hidden className={cn("mt-0.5 grid size-5 shrink-0 place-items-center rounded-full border text-xs font-medium", isDone ? "border-transparent bg-ok-soft text-ok" : isNext ? "border-ink text-ink" : "border-edge/60 text-muted")}>
        {isDone ? <Check className="size-3.5" /> : STEPS.indexOf(step) + 1}
      </span>
      <div className="min-w-0">
        <p className={cn("font-medium", isDone && "text-muted")}>
          {title}
          {isDone && <span className="sr-only"> ({text.welcome.done})</span>}
        </p>
        {!isDone && <p className={cn("text-sm text-muted", !isNext && "max-md:hidden")}>{detail}</p>}
        {isNext && (
          <p className="mt-2 flex flex-wrap gap-2">
            {WAYS[step].map(({ href, label }, index) => (
              <Button key={href} asChild size="sm" variant={index === 0 ? "primary" : "secondary"}>
                <Link href={href}>{label}</Link>
              </Button>
            ))}
          </p>
        )}
      </div>
    </li>
  );
}
