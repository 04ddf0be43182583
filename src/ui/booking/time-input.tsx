"use client";
import { type ComponentProps, useState } from "react";
import { Input } from "@/ui/primitives/input";
import { parseTime } from "./parse-time";

type Props = Omit<ComponentProps<"input">, "value" | "onChange" | "type"> & { value: string; onChange: (time: string) => void };

/** A time of 24 hours, typed the short way: "9" and "930" are times. The browser's own field would show AM and PM to some. */
export function TimeInput({ value, onChange, ...props }: Props) {
  const [typed, setTyped] = useState<string>();
  return (
    <Input
      {...props}
      inputMode="numeric"
      autoComplete="off"
      placeholder="00:00"
      value={typed ?? value}
      onFocus={(event) => event.target.select()}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(parseTime(event.target.value) ?? "");
      }}
      onBlur={() => parseTime(typed ?? value) && setTyped(undefined)}
    />
  );
}
