"use client";
import { type ReactNode, useState } from "react";
import { Button } from "@/ui/primitives/button";
import { SearchInput } from "@/ui/primitives/search-input";
import { Table, TableHead } from "@/ui/primitives/table";
import { text } from "@/ui/text/en";

const AT_FIRST = 50;

type Props<T> = {
  label: string;
  items: T[];
  /** How many there are, also when the report lists only the first of them. */
  total: number;
  columns: string[];
  textOf: (item: T) => string;
  renderRow: (item: T) => ReactNode;
  none: string;
};

/** A long list of a report: searched, and shown in full only when asked for. */
export function ReportList<T>({ label, items, total, columns, textOf, renderRow, none }: Props<T>) {
  const [wanted, setWanted] = useState<string>();
  const [all, setAll] = useState(false);
  if (total === 0) return <p className="py-6 text-muted">{none}</p>;
  const found = wanted ? items.filter((item) => textOf(item).toLowerCase().includes(wanted.toLowerCase())) : items;
  const shown = all ? found : found.slice(0, AT_FIRST);
  return (
    <div>
      <div className="flex flex-wrap items-center justify-between gap-2 py-3">
        <SearchInput label={text.import.searchReport} value={wanted} onSearch={setWanted} className="w-64 max-md:w-full" />
        {items.length < total && <p className="text-sm text-muted">{text.import.limit(items.length, total)}</p>}
      </div>
      <Table label={label} className="border-t">
        <thead>
          <tr>
            {columns.map((column) => (
              <TableHead key={column}>{column}</TableHead>
            ))}
          </tr>
        </thead>
        <tbody>{shown.map(renderRow)}</tbody>
      </Table>
      {found.length > shown.length && (
        <Button variant="ghost" className="mt-2" onClick={() => setAll(true)}>
          {text.import.showAll(found.length)}
        </Button>
      )}
    </div>
  );
}
