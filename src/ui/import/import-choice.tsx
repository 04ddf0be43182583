"use client";
import { useId, useState } from "react";
import type { ImportReport } from "@/modules/import/contract";
import { Button } from "@/ui/primitives/button";
import { text } from "@/ui/text/en";
import type { ImportMode } from "./upload-file";

const modes = [
  { value: "rows", label: text.import.modeRows, hint: text.import.modeRowsHint },
  { value: "atomic", label: text.import.modeAtomic, hint: text.import.modeAtomicHint },
] as const;

type Props = { report: ImportReport; onImport: (mode: ImportMode) => void; onReset: () => void };

/** What to do with rows that do not fit, and the word to go. */
export function ImportChoice({ report, onImport, onReset }: Props) {
  const id = useId();
  const [mode, setMode] = useState<ImportMode>("rows");
  const changes = report.booked + report.updated;
  const misfits = report.conflictCount + report.invalidCount;
  const obstacle = changes === 0 ? text.import.nothingToDo : mode === "atomic" && misfits > 0 ? text.import.atomicBlocked : undefined;
  return (
    <div className="space-y-4">
      {misfits > 0 && (
        <fieldset>
          <legend className="font-semibold">{text.import.modes}</legend>
          <div className="mt-2 grid gap-2 sm:grid-cols-2">
            {modes.map(({ value, label, hint }) => (
              <label key={value} htmlFor={`${id}-${value}`} className="grid grid-cols-[auto_1fr] gap-x-3 rounded-lg border border-edge/50 px-3 py-2.5 has-checked:border-ink has-checked:bg-sunken">
                <input id={`${id}-${value}`} type="radio" name="mode" value={value} checked={mode === value} onChange={() => setMode(value)} className="mt-0.5 size-4 accent-ink" />
                <span className="font-medium">{label}</span>
                <span className="col-start-2 text-muted">{hint}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="primary" disabled={obstacle !== undefined} onClick={() => onImport(mode)}>
          {text.import.go(changes)}
        </Button>
        <Button variant="ghost" onClick={onReset}>
          {text.import.another}
        </Button>
        {obstacle && <p className="text-muted">{obstacle}</p>}
      </div>
    </div>
  );
}
