"use client";
import { Command } from "cmdk";
import { LoaderCircle, Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { Button } from "@/ui/primitives/button";
import { scopeOf, type Studio } from "@/ui/shell/studio";
import { text } from "@/ui/text/en";
import { keepRecent } from "./recent";
import { type Group, useGroups } from "./use-groups";

const headingStyle = "px-2 **:[[cmdk-group-heading]]:px-2 **:[[cmdk-group-heading]]:pt-3 **:[[cmdk-group-heading]]:pb-1 **:[[cmdk-group-heading]]:text-sm **:[[cmdk-group-heading]]:font-medium **:[[cmdk-group-heading]]:text-muted";
const itemStyle = "flex min-h-9 scroll-my-2 items-center gap-2.5 rounded-md px-2 py-1 select-none data-[selected=true]:bg-line/70 max-md:min-h-11";

/** A line to type in, and what it finds. @param onChoose something was chosen: this closes */
export function PaletteList({ studio, onChoose }: { studio: Studio; onChoose: () => void }) {
  const router = useRouter();
  const scope = scopeOf(studio);
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const { groups, searching, failed, again } = useGroups(typed, studio);
  const size = groups.reduce((sum, { entries }) => sum + entries.length, 0);

  const choose = ({ id, go, found }: Group["entries"][number], group: Group["name"]) => {
    // A date means another one tomorrow.
    if (group !== "date") keepRecent(scope, { id, found });
    onChoose();
    if (typeof go === "string") router.push(go);
    else go();
  };
  const retry = () => {
    again();
    input.current?.focus();
  };
  return (
    <Command label={text.palette.title} shouldFilter={false} loop vimBindings={false} className="flex max-h-[inherit] flex-col">
      <div className="flex items-center gap-2.5 border-b px-4">
        <Search aria-hidden className="size-4 shrink-0 text-muted" />
        <Command.Input ref={input} value={typed} onValueChange={setTyped} placeholder={text.palette.placeholder} maxLength={200} className="h-12 w-full min-w-0 bg-transparent text-lg outline-none" />
        {searching && <LoaderCircle aria-hidden className="size-4 shrink-0 animate-late text-muted" />}
      </div>
      <Command.List label={text.palette.results} className="min-h-0 grow overflow-y-auto overscroll-contain pb-2">
        {groups.map(({ name, entries }) => (
          <Command.Group key={name} heading={text.palette.groups[name]} className={headingStyle}>
            {entries.map((entry) => (
              <Command.Item key={entry.id} value={entry.id} onSelect={() => choose(entry, name)} className={itemStyle}>
                <entry.icon aria-hidden strokeWidth={1.75} className="size-4 shrink-0 text-muted" style={entry.colour ? { color: entry.colour } : undefined} />
                <span className="min-w-0 truncate">{entry.label}</span>
                {entry.detail && <span className="ml-auto max-w-2/5 shrink-0 truncate pl-3 text-sm text-muted">{entry.detail}</span>}
              </Command.Item>
            ))}
          </Command.Group>
        ))}
      </Command.List>
      {size === 0 && !searching && !failed && (
        <p className="px-4 pt-2 pb-8 text-center">
          <span className="block font-medium">{text.palette.none(typed.trim())}</span>
          <span className="text-muted">{text.palette.noneDetail}</span>
        </p>
      )}
      {failed && <Failed onRetry={retry} />}
      <output className="sr-only">{searching ? text.palette.searching : text.palette.found(size)}</output>
      <p className="border-t px-4 py-2 text-sm text-muted max-md:hidden">{text.palette.foot}</p>
    </Command>
  );
}

function Failed({ onRetry }: { onRetry: () => void }) {
  return (
    <div role="alert" className="flex items-center justify-between gap-3 border-t px-4 py-2 text-danger">
      {text.palette.failed}
      {/* Enter is the list's everywhere else in here. */}
      <Button size="sm" onClick={onRetry} onKeyDown={(event) => event.key === "Enter" && event.stopPropagation()}>
        {text.action.retry}
      </Button>
    </div>
  );
}
