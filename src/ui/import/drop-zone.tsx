"use client";
import { FileUp } from "lucide-react";
import { type DragEvent, useId, useState } from "react";
import { cn } from "@/ui/cn";
import { buttonStyle } from "@/ui/primitives/button";
import { text } from "@/ui/text/en";

/** Where a file is dropped, or chosen by the button. */
export function DropZone({ onFile }: { onFile: (file: File) => void }) {
  const id = useId();
  const [over, setOver] = useState(false);
  const drag = (entered: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(entered);
  };
  const drop = (event: DragEvent) => {
    drag(false)(event);
    const file = event.dataTransfer.files.item(0);
    if (file) onFile(file);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping is for the pointer; the button does the same
    <div
      onDragOver={drag(true)}
      onDragLeave={drag(false)}
      onDrop={drop}
      className={cn("flex flex-col items-center gap-2 rounded-xl border-2 border-dashed px-6 py-14 text-center transition-colors", over ? "border-accent bg-accent-soft" : "border-edge/50")}
    >
      <FileUp aria-hidden className="size-7 text-muted" strokeWidth={1.5} />
      <p className="font-medium">{text.import.drop}</p>
      <p className="text-muted">{text.import.or}</p>
      <label htmlFor={id} className={cn(buttonStyle(), "cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-focus")}>
        {text.import.choose}
        <input
          id={id}
          type="file"
          accept=".csv,.tsv,.txt,.ics,text/csv,text/calendar"
          className="sr-only"
          onChange={(event) => {
            const file = event.target.files?.item(0);
            if (file) onFile(file);
            // The same file may be chosen again after it was mended.
            event.target.value = "";
          }}
        />
      </label>
    </div>
  );
}
