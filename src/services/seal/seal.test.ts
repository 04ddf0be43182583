import { expect, test } from "vitest";
import { seal, unseal } from ".";

test("only the secret and the purpose that it was sealed with open it", () => {
  const sealed = seal("ours", "webhook secrets", "whsec_ä");
  expect(sealed).not.toBe(seal("ours", "webhook secrets", "whsec_ä"));
  expect(unseal("ours", "webhook secrets", sealed)).toBe("whsec_ä");
  expect(unseal("theirs", "webhook secrets", sealed)).toBeUndefined();
  expect(unseal("ours", "idempotency answers", sealed)).toBeUndefined();
});
