"use client";
import { useSearchParams } from "next/navigation";
import { useEffect, useEffectEvent } from "react";

/** Opens what is new when the address asks for it (`?new=1`), and takes that out of the address: who asks again is answered again. */
export function useAskedNew(open: () => void): void {
  const asked = useSearchParams().has("new");
  const answer = useEffectEvent(open);
  useEffect(() => {
    if (!asked) return;
    const { pathname, search } = globalThis.location;
    const params = new URLSearchParams(search);
    params.delete("new");
    globalThis.history.replaceState(null, "", params.size > 0 ? `${pathname}?${params}` : pathname);
    answer();
  }, [asked]);
}
