import { describe, expect, test } from "vitest";
import { needSchema } from "@/modules/booking/contract";
import { type NeedDraft, needDraftsOf, newNeed, readNeeds } from "./needs-draft";

const draft = (given: Partial<NeedDraft>): NeedDraft => ({ ...newNeed(0), ...given });

describe("what is sent of needs", () => {
  test("what they must be, or which one it is", () => {
    const option = { value: "0190a0a0-0000-7000-8000-000000000001", label: "Ana" };
    const { needs } = readNeeds([
      draft({ label: " Compositors ", tags: "remote, senior", skills: "Nuke 3", count: "2", allocation: "50" }),
      draft({ mode: "named", resource: option, skills: "left over" }),
      draft({ kind: "", department: "Comp", substitutes: [option] }),
    ]);
    expect(needs).toEqual([
      { label: "Compositors", kind: "artist", tags: ["remote", "senior"], skills: [{ name: "Nuke", level: 3 }], count: 2, allocation: 50, substitutes: [] },
      { label: "", resourceId: option.value, substitutes: [] },
      { label: "", department: "Comp", tags: [], skills: [], count: 1, substitutes: [option.value] },
    ]);
    for (const need of needs ?? []) expect(needSchema.safeParse(need).success).toBe(true);
  });

  test("what is missing or wrong is told at its field", () => {
    const { errors } = readNeeds([draft({}), draft({ mode: "named" }), draft({ kind: "", count: "51", allocation: "0" }), draft({ skills: "Nuke" })]);
    expect(errors?.map(({ path }) => path)).toEqual(["needs.1.resourceId", "needs.2.kind", "needs.2.count", "needs.2.allocation", "needs.3.skills"]);
  });

  test("stored ones come back as they were", () => {
    const stored = [
      needSchema.parse({ label: "Comp", kind: "artist", skills: [{ name: "Nuke", level: 2 }], tags: ["a", "b"], count: 3 }),
      needSchema.parse({ resourceId: "0190a0a0-0000-7000-8000-000000000001", substitutes: ["0190a0a0-0000-7000-8000-000000000002"], allocation: 2 }),
    ];
    const drafts = needDraftsOf(stored, [{ id: "0190a0a0-0000-7000-8000-000000000001", name: "Ana" }]);
    expect(drafts[1]?.resource?.label).toBe("Ana");
    expect(readNeeds(drafts).needs?.map((need) => needSchema.parse(need))).toEqual(stored);
  });
});
