"use client";
import { CircleHelp } from "lucide-react";
import { useState } from "react";
import { Button } from "@/ui/primitives/button";
import { ConfirmDialog } from "@/ui/primitives/confirm-dialog";
import { Dialog } from "@/ui/primitives/dialog";
import { ShownOnce } from "@/ui/primitives/shown-once";
import { SidePanel } from "@/ui/primitives/side-panel";
import { Tooltip } from "@/ui/primitives/tooltip";
import { text } from "@/ui/text/en";
import { Section, Specimen } from "./specimen";

const { sample } = text.catalogue;

/** What lies over or beside a page, or takes a place on it for once. */
export function Overlays() {
  const [shown, setShown] = useState<"dialog" | "sheet" | "long" | "confirm" | "panel">();
  const [once, setOnce] = useState(false);
  const [lowered, setLowered] = useState(false);
  const of = (one: typeof shown) => ({ open: shown === one, onOpenChange: (open: boolean) => setShown(open ? one : undefined) });
  const opens = (one: typeof shown) => <Button onClick={() => setShown(one)}>{sample.open}</Button>;
  return (
    <>
      <Section name="dialog">
        <Specimen state="default">{opens("dialog")}</Specimen>
        <Specimen state="sheet">{opens("sheet")}</Specimen>
        <Specimen state="long">{opens("long")}</Specimen>
        <Dialog {...of("dialog")} title={text.projects.addTitle} description={sample.sentence}>
          {text.projects.noneDetail}
        </Dialog>
        <Dialog {...of("sheet")} form="sheet" title={sample.project}>
          {sample.sentence}
        </Dialog>
        <Dialog {...of("long")} title={sample.long}>
          {Array.from({ length: 20 }, (_, line) => (
            <p key={line}>{sample.long}</p>
          ))}
        </Dialog>
      </Section>
      <Section name="confirm-dialog">
        <Specimen state="default">{opens("confirm")}</Specimen>
        <ConfirmDialog {...of("confirm")} title={sample.confirm} description={sample.confirmDetail} action={sample.remove} onConfirm={() => setShown(undefined)} />
      </Section>
      <Section name="side-panel">
        <Specimen state="default" wide className="relative block">
          {opens("panel")}
          {shown === "panel" && (
            <div className="mt-3 flex h-48 justify-end overflow-hidden rounded-lg border">
              <SidePanel title={sample.project} opening={1} onClose={() => setShown(undefined)} lowered={lowered} onLowered={setLowered}>
                {sample.sentence}
              </SidePanel>
            </div>
          )}
        </Specimen>
      </Section>
      <Section name="tooltip">
        <Specimen state="hover">
          <Tooltip text={sample.tip}>
            <Button variant="ghost" size="icon" aria-label={sample.tip}>
              <CircleHelp aria-hidden />
            </Button>
          </Tooltip>
        </Specimen>
      </Section>
      <Section name="shown-once">
        <Specimen state="open" wide className="block">
          {once ? <ShownOnce title={sample.keyTitle} detail={sample.keyDetail} label={sample.keyLabel} value={sample.key} onDone={() => setOnce(false)} /> : <Button onClick={() => setOnce(true)}>{sample.show}</Button>}
        </Specimen>
      </Section>
    </>
  );
}
