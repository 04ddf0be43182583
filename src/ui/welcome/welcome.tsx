"use client";
import { PartyPopper, X } from "lucide-react";
import { usePathname } from "next/navigation";
import { useId, useState, useSyncExternalStore } from "react";
import { Button } from "@/ui/primitives/button";
import { useToast } from "@/ui/primitives/toast";
import { text } from "@/ui/text/en";
import { StepItem } from "./step-item";
import { HERE, isComplete, nextStep, STEPS, type Steps } from "./steps";
import { useSteps } from "./use-steps";
import { useWelcome, wasHidden } from "./use-welcome";

const never = () => () => {};

/**
 * The way of a new studio to its first booking, above the page; then it says so, once. Shown by itself while there is no booking
 * and nobody hid it, and whenever it is asked for. @param scope studio and person
 */
export function Welcome({ steps: told, scope }: { steps: Steps; scope: string }) {
  const id = useId();
  const path = usePathname();
  const toast = useToast();
  const { wanted, want } = useWelcome();
  // The server cannot know it: as if hidden, so that it never flashes.
  const hidden = useSyncExternalStore(never, () => wasHidden(scope), () => true);
  const [beganWithout] = useState(!isComplete(told));
  const isShown = wanted ?? (!hidden && beganWithout && HERE.includes(path));
  const steps = useSteps(told, isShown);
  if (!isShown) return null;

  const hide = () => {
    want(scope, false);
    if (!isComplete(steps)) toast({ about: "welcome", title: text.welcome.closed });
  };
  const done = STEPS.filter((step) => steps[step]).length;
  const next = nextStep(steps);
  return (
    <section aria-labelledby={id} className="shrink-0 border-b bg-canvas px-4 py-3">
      <header className="flex items-start gap-3">
        <div className="min-w-0 grow">
          <h2 id={id} className="font-semibold">
            {text.welcome.title}
            <span className="ml-2 text-sm font-normal text-muted">{text.welcome.progress(done, STEPS.length)}</span>
          </h2>
          {next && <p className="text-muted max-md:hidden">{text.welcome.lead}</p>}
        </div>
        <Button variant="ghost" size="icon" aria-label={text.welcome.close} onClick={hide} className="-mt-1 -mr-2">
          <X aria-hidden />
        </Button>
      </header>
      {next ? (
        <ol className="mt-2 grid grid-cols-3 gap-x-6 gap-y-2.5 max-lg:grid-cols-1">
          {STEPS.map((step) => (
            <StepItem key={step} step={step} isDone={steps[step]} isNext={step === next} />
          ))}
        </ol>
      ) : (
        <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-2">
          <PartyPopper aria-hidden className="size-5 shrink-0 text-ok" strokeWidth={1.75} />
          <p className="min-w-0 grow basis-60">
            <span className="font-medium">{text.welcome.congratulations}</span> <span className="text-muted">{text.welcome.congratulationsDetail}</span>
          </p>
          <Button size="sm" onClick={hide}>
            {text.welcome.thanks}
          </Button>
        </div>
      )}
      <output className="sr-only">{next ? text.welcome.progress(done, STEPS.length) : text.welcome.congratulations}</output>
    </section>
  );
}
