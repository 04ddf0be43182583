"use client";
import { ChevronDown, X } from "lucide-react";
import { type KeyboardEvent, useId, useState } from "react";
import { cn } from "@/ui/cn";
import { text } from "@/ui/text/en";
import type { ControlProps } from "./field";
import { controlStyle } from "./input";
import { type Option, OptionList, optionId } from "./option-list";
import { Swatch } from "./swatch";
import { useOptionSearch } from "./use-option-search";

type Props = Partial<ControlProps> & {
  value: Option | undefined;
  onChange: (option: Option | undefined) => void;
  /** Keep it the same function between renders: a new one searches anew. */
  search: (typed: string) => Option[] | Promise<Option[]>;
  placeholder?: string;
  clearable?: boolean;
  className?: string;
  "aria-label"?: string;
};

/** One of many: type to search, arrows and Enter to choose. Follows the ARIA pattern "combobox with list autocomplete". */
export function Combobox({ value, onChange, search, placeholder, clearable, className, ...control }: Props) {
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState<string>();
  const [active, setActive] = useState(0);
  const { options, searching, failed } = useOptionSearch(search, typed ?? "", open);

  const close = () => {
    setOpen(false);
    setTyped(undefined);
    setActive(0);
  };
  const choose = (option: Option | undefined) => {
    if (option) onChange(option);
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: options.length - 1 }[event.key];
    if (step !== undefined) {
      if (!open) setOpen(true);
      else if (options.length > 0) setActive((active + step) % options.length);
    } else if (open && event.key === "Enter") choose(options[active]);
    else if (open && event.key === "Escape") close();
    else return;
    // Enter must not send the form, nor Escape close the dialog around the list.
    event.preventDefault();
    event.stopPropagation();
  };

  const resting = typed === undefined;
  const message = failed ? text.combobox.failed : options.length === 0 && (searching ? text.combobox.searching : text.combobox.none);
  return (
    <div className={cn("relative min-w-0", className)} onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || close()}>
      <input
        {...control}
        role="combobox"
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={open && options[active] ? optionId(listId, active) : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        value={typed ?? value?.label ?? ""}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
          setOpen(true);
        }}
        onClick={() => setOpen(true)}
        onFocus={(event) => event.target.select()}
        onKeyDown={onKeyDown}
        className={cn(controlStyle, "h-8 truncate pr-7 max-md:h-10", value?.colour && resting && "pl-7")}
      />
      {value?.colour && resting && <Swatch colour={value.colour} className="absolute top-1/2 left-2.5 -translate-y-1/2" />}
      {clearable && value ? (
        <button type="button" aria-label={text.action.clear} onClick={() => onChange(undefined)} className="absolute inset-y-0 right-0 grid w-7 place-items-center text-muted hover:text-ink">
          <X aria-hidden className="size-3.5" />
        </button>
      ) : (
        <ChevronDown aria-hidden className="pointer-events-none absolute top-1/2 right-2 size-4 -translate-y-1/2 text-muted" />
      )}
      {open && (
        <div className="absolute top-full right-0 left-0 z-30 mt-1 min-w-56 animate-appear rounded-lg border bg-raised shadow-lg">
          {message && <output className="block px-3 py-2 text-muted">{message}</output>}
          <OptionList id={listId} label={control["aria-label"] ?? text.combobox.options} options={options} active={active} onActive={setActive} onChoose={choose} />
        </div>
      )}
    </div>
  );
}
