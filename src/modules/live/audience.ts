import type { Concern } from "./concerns";
import type { Watch } from "./contract";

type View = { resourceIds: ReadonlySet<string> | undefined; from: number; to: number };
/** What somebody watches, ready to be compared. */
export type Interest = { views: View[]; resourceIds: ReadonlySet<string>; projectIds: ReadonlySet<string> };

export function interestOf({ views, resourceIds, projectIds }: Pick<Watch, "views" | "resourceIds" | "projectIds">): Interest {
  const toView = (view: Watch["views"][number]): View => ({ resourceIds: view.resourceIds && new Set(view.resourceIds), from: view.from.epochMilliseconds, to: view.to.epochMilliseconds });
  return { views: views.map(toView), resourceIds: new Set(resourceIds), projectIds: new Set(projectIds) };
}

/** Whether something concerns who watches that. What is about nobody's time in particular concerns everybody. */
export function isMet(interest: Interest, concern: Concern): boolean {
  if (!concern) return true;
  const { resourceIds, projectIds, spans } = concern;
  if (resourceIds.some((id) => interest.resourceIds.has(id)) || projectIds.some((id) => interest.projectIds.has(id))) return true;
  return interest.views.some((view) => spans.some(({ start, end }) => start < view.to && end > view.from) && (!view.resourceIds || resourceIds.some((id) => view.resourceIds?.has(id))));
}

const NOBODY: ReadonlySet<string> = new Set();

/** Those of one studio who watch something, found by what happens without asking each of them. */
export function createAudience() {
  const interests = new Map<string, Interest>();
  /** By resource or project named; those who watch all resources are under `""`. */
  const named = new Map<string, Set<string>>();

  function keysOf({ views, resourceIds, projectIds }: Interest): Set<string> {
    return new Set([...views.flatMap((view) => (view.resourceIds ? [...view.resourceIds] : [""])), ...resourceIds, ...projectIds]);
  }

  function remove(id: string) {
    for (const key of keysOf(interests.get(id) ?? { views: [], resourceIds: NOBODY, projectIds: NOBODY })) {
      const there = named.get(key);
      there?.delete(id);
      if (there?.size === 0) named.delete(key);
    }
    interests.delete(id);
  }

  return {
    remove,
    /** In place of what they watched before. */
    set(id: string, interest: Interest) {
      remove(id);
      interests.set(id, interest);
      for (const key of keysOf(interest)) {
        const there = named.get(key);
        if (there) there.add(id);
        else named.set(key, new Set([id]));
      }
    },
    /** Whom it concerns. */
    who(concern: Concern): string[] {
      if (!concern) return [...interests.keys()];
      const near = new Set(["", ...concern.resourceIds, ...concern.projectIds].flatMap((key) => [...(named.get(key) ?? NOBODY)]));
      return [...near].filter((id) => isMet(interests.get(id) as Interest, concern));
    },
  };
}
