"use client";
import { useCallback, useMemo, useSyncExternalStore } from "react";
import { Combobox } from "@/ui/primitives/combobox";
import { Field } from "@/ui/primitives/field";
import type { Option } from "@/ui/primitives/option-list";
import { text } from "@/ui/text/en";

type Props = { label?: string; hint?: string; error?: string | undefined; value: string; onChange: (zone: string) => void };

const readable = (zone: string) => zone.replaceAll("_", " ");
const SHOWN = 50;

/** An IANA time zone, found by any part of its name. */
export function TimeZoneField({ label = text.account.timeZone, hint, error, value, onChange }: Props) {
  const zones = useMemo(() => ["UTC", ...Intl.supportedValuesOf("timeZone")], []);
  const search = useCallback(
    (typed: string): Option[] => {
      const wanted = readable(typed).toLowerCase();
      return zones.filter((zone) => readable(zone).toLowerCase().includes(wanted)).slice(0, SHOWN).map((zone) => ({ value: zone, label: readable(zone) }));
    },
    [zones],
  );
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => <Combobox {...control} value={{ value, label: readable(value) }} onChange={(option) => option && onChange(option.value)} search={search} />}
    </Field>
  );
}

const never = () => () => {};

/** The zone of this browser; UTC until React has taken over the page, because the server cannot know. */
export function useOwnTimeZone(): string {
  return useSyncExternalStore(never, () => Intl.DateTimeFormat().resolvedOptions().timeZone, () => "UTC");
}
