import { expect, test } from "vitest";
import { answersTo } from "./answers";

const after = <T>(milliseconds: number, answer: () => T) => new Promise((resolve) => setTimeout(resolve, milliseconds)).then(answer);
const failing = (message: string) => () => {
  throw new Error(message);
};

test("the answers, in the order in which the statements were sent", async () => {
  expect(await answersTo([after(5, () => "one"), after(1, () => 2)])).toEqual(["one", 2]);
});

test("of several that failed the first that was sent is told, whichever is heard of first", async () => {
  await expect(answersTo([after(1, () => "one"), after(9, failing("why")), after(1, failing("because of it"))])).rejects.toThrow("why");
});
