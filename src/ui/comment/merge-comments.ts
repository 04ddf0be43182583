import type { Comment } from "@/modules/comment/contract";

/** What was read and what was learned since, in any order and however often: of each its newest version, the oldest first. */
export function mergeComments(read: readonly Comment[], learned: readonly Comment[]): Comment[] {
  const newest = new Map<string, Comment>();
  for (const comment of [...read, ...learned]) {
    const there = newest.get(comment.id);
    if (!there || there.version < comment.version) newest.set(comment.id, comment);
  }
  const before = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return [...newest.values()].toSorted((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt) || before(a.id, b.id));
}
