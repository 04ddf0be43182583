/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/click-events-have-key-events --
   A searchable list has no tag of its own; its keys are handled by the input, which keeps the focus (ARIA combobox pattern). */
import { useEffect, useRef } from "react";
import { cn } from "@/ui/cn";
import { Swatch } from "./swatch";

/** `detail` is shown behind the label, `colour` as a swatch before it. */
export type Option = { value: string; label: string; detail?: string | null | undefined; colour?: string | undefined };

type Props = { id: string; label: string; options: Option[]; active: number; onActive: (index: number) => void; onChoose: (option: Option) => void };

/** The id of an option, for aria-activedescendant. */
export const optionId = (listId: string, index: number) => `${listId}-${index}`;

/** The list that belongs to a Combobox; the active option stays in view. */
export function OptionList({ id, label, options, active, onActive, onChoose }: Props) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active]);

  return (
    // The pointer must not take the focus from the input.
    <ul ref={list} id={id} role="listbox" aria-label={label} className="max-h-64 overflow-y-auto p-1 empty:p-0" onPointerDown={(event) => event.preventDefault()}>
      {options.map((option, index) => (
        <li
          key={option.value}
          id={optionId(id, index)}
          role="option"
          aria-selected={index === active}
          onClick={() => onChoose(option)}
          onPointerMove={() => onActive(index)}
          className={cn("flex min-h-8 items-center gap-2 rounded-md px-2 py-1 max-md:min-h-10", index === active && "bg-sunken")}
        >
          {option.colour && <Swatch colour={option.colour} />}
          <span className="min-w-0 truncate">{option.label}</span>
          {option.detail && <span className="ml-auto shrink-0 truncate text-sm text-muted">{option.detail}</span>}
        </li>
      ))}
    </ul>
  );
}
