"use client";
import { useEffect, useState } from "react";
import { callApi } from "@/ui/api/client";

/** What the API has under a path, once it is there; undefined until then, and when it cannot be had. @param path undefined: nothing is asked for */
export function useLoaded<T>(path: string | undefined): T | undefined {
  const [loaded, setLoaded] = useState<{ path: string; value: T }>();
  useEffect(() => {
    if (path === undefined) return;
    let wanted = true;
    callApi<T>(path).then(
      (value) => wanted && setLoaded({ path, value }),
      () => {},
    );
    return () => {
      wanted = false;
    };
  }, [path]);
  return loaded && loaded.path === path ? loaded.value : undefined;
}
