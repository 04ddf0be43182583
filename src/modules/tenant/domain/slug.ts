/** Letters that do not come apart into a Latin one and a mark. */
const SPELLED: Record<string, string> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", þ: "th", ı: "i" };

const LONGEST = 50; // of 63, so that a suffix fits

/** The name of a studio as it may stand in an address; "studio" when nothing of it can. */
export function slugOf(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[ßæœøłđþı]/g, (letter) => SPELLED[letter] ?? "")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-");
  return plain.slice(0, LONGEST).replace(/^-+|-+$/g, "") || "studio";
}

/**
 * Slugs to try in turn until one is free: the plain one, a few numbered ones, then some that are free as good as surely.
 * @param random a whole number from 0 up to, not including, `below`
 */
export function* slugCandidates(name: string, random: (below: number) => number): Generator<string> {
  const slug = slugOf(name);
  yield slug;
  for (let number = 2; number <= 9; number++) yield `${slug}-${number}`;
  for (let attempt = 0; attempt < 5; attempt++) yield `${slug}-${random(36 ** 8).toString(36).padStart(8, "0")}`;
}
