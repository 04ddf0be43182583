"use client";
import { Download } from "lucide-react";
import { Temporal } from "@/lib/time";
import { Badge } from "@/ui/primitives/badge";
import { Button } from "@/ui/primitives/button";
import { dateAt } from "@/ui/schedule/week";
import { text } from "@/ui/text/en";
import { sampleCsv } from "./sample-csv";

/** What the file looks like, and one to begin with. */
export function ImportHelp({ zone }: { zone: string }) {
  const download = () => {
    const url = URL.createObjectURL(new Blob([sampleCsv(dateAt(Temporal.Now.instant(), zone), zone)], { type: "text/csv" }));
    const link = document.createElement("a");
    Object.assign(link, { href: url, download: "schedule.csv" }).click();
    URL.revokeObjectURL(url);
  };
  return (
    <section aria-labelledby="import-help">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="max-w-2xl">
          <h2 id="import-help" className="font-semibold">
            {text.import.helpTitle}
          </h2>
          <p className="mt-0.5 text-muted">{text.import.helpLead}</p>
        </div>
        <Button onClick={download}>
          <Download aria-hidden />
          {text.import.sample}
        </Button>
      </div>
      <dl className="mt-4 grid gap-x-8 gap-y-2 sm:grid-cols-2">
        {text.import.columns.map(({ name, required, meaning }) => (
          <div key={name} className="flex gap-3 border-t pt-2">
            <dt className="w-36 shrink-0">
              <code className="font-mono text-sm font-semibold">{name}</code>
              {required && <Badge className="ml-1.5">{text.import.required}</Badge>}
            </dt>
            <dd className="min-w-0 text-muted">{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
