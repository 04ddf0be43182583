"use client";
import { useCallback, useEffect, useState } from "react";
import { ApiProblem, callApi, readProblem } from "./client";

type Loaded<T> = { path: string; asking: string; value?: T; problem?: ApiProblem };

/**
 * What the API answers to a GET; `undefined` as path asks nothing. What was there for a path stays while it is asked again.
 * @param change asks anew when it becomes another, such as a version
 */
export function useLoaded<T>(path: string | undefined, change?: string | number | undefined) {
  const [loaded, setLoaded] = useState<Loaded<T>>();
  const [turn, setTurn] = useState(0);
  const asking = `${path} ${change} ${turn}`;

  useEffect(() => {
    if (path === undefined) return;
    let current = true;
    const load = async () => {
      const answer = await callApi<T>(path).then(
        (value) => ({ value }),
        (error: unknown) => ({ problem: error instanceof ApiProblem ? error : readProblem(0, "") }),
      );
      if (current) setLoaded({ path, asking, ...answer });
    };
    void load();
    return () => {
      current = false;
    };
  }, [path, asking]);

  const again = useCallback(() => setTurn((turn) => turn + 1), []);
  const same = loaded && loaded.path === path ? loaded : undefined;
  return { value: same?.value, problem: same?.problem, pending: path !== undefined && same?.asking !== asking, again };
}
