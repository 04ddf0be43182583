"use client";
import { Clapperboard } from "lucide-react";
import { useState } from "react";
import { Alert } from "@/ui/primitives/alert";
import { Badge } from "@/ui/primitives/badge";
import { Button } from "@/ui/primitives/button";
import { EmptyState } from "@/ui/primitives/empty-state";
import { Progress } from "@/ui/primitives/progress";
import { Skeleton } from "@/ui/primitives/skeleton";
import { useToast } from "@/ui/primitives/toast";
import { text } from "@/ui/text/en";
import { Section, Specimen } from "./specimen";

const { sample } = text.catalogue;
const TONES = ["neutral", "accent", "ok", "warn", "danger"] as const;

/** What says how things are. */
export function Feedback() {
  const toast = useToast();
  // What went wrong comes into view by itself: here only when it is asked for.
  const [wrong, setWrong] = useState(false);
  return (
    <>
      <Section name="alert">
        <Specimen state="default" className="block space-y-2">
          <Alert title={sample.info}>{sample.sentence}</Alert>
          <Alert tone="ok" title={sample.ok} />
        </Specimen>
        <Specimen state="wrong" className="block space-y-2">
          {wrong ? (
            <>
              <Alert tone="danger" title={sample.wrong}>
                {sample.wrongDetail}
              </Alert>
              <Alert tone="warn" title={sample.warn} />
            </>
          ) : (
            <Button onClick={() => setWrong(true)}>{sample.show}</Button>
          )}
        </Specimen>
        <Specimen state="long" className="block">
          <Alert title={sample.long}>{sample.long}</Alert>
        </Specimen>
      </Section>
      <Section name="badge">
        <Specimen state="variants">
          {TONES.map((tone) => (
            <Badge key={tone} tone={tone}>
              {text.status.confirmed}
            </Badge>
          ))}
        </Specimen>
      </Section>
      <Section name="toast">
        <Specimen state="default">
          <Button onClick={() => toast({ title: sample.ok, detail: sample.sentence })}>{sample.toast}</Button>
        </Specimen>
        <Specimen state="action">
          <Button onClick={() => toast({ title: sample.ok, action: { label: text.action.undo, run: () => {} } })}>{sample.toast}</Button>
        </Specimen>
        <Specimen state="warnings">
          <Button onClick={() => toast({ title: sample.ok, warnings: [sample.warn, sample.long] })}>{sample.toast}</Button>
        </Specimen>
        <Specimen state="error">
          <Button onClick={() => toast({ title: sample.wrong, detail: sample.wrongDetail, tone: "danger" })}>{sample.toast}</Button>
        </Specimen>
      </Section>
      <Section name="progress">
        <Specimen state="known">
          <Progress value={40} label={sample.saving} />
        </Specimen>
        <Specimen state="unknown">
          <Progress label={sample.saving} />
        </Specimen>
      </Section>
      <Section name="skeleton">
        <Specimen state="default" className="block space-y-2">
          <Skeleton className="w-2/5" />
          <Skeleton />
          <Skeleton className="h-16" />
        </Specimen>
      </Section>
      <Section name="empty-state">
        <Specimen state="default" className="block">
          <EmptyState icon={Clapperboard} title={sample.nothing} />
        </Specimen>
        <Specimen state="action" className="block">
          <EmptyState icon={Clapperboard} title={sample.nothing} action={<Button variant="primary">{text.projects.add}</Button>}>
            {text.projects.noneDetail}
          </EmptyState>
        </Specimen>
      </Section>
    </>
  );
}
