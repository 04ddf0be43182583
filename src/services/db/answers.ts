/**
 * The answers to statements that were sent one behind the other, in the order in which they were sent (undefined: none was).
 * @throws the error of the first that failed: those behind it fail because of it, and may be heard of earlier
 */
export async function answersTo(sent: (Promise<unknown> | undefined)[]): Promise<unknown[]> {
  const settled = await Promise.allSettled(sent);
  return settled.map((outcome) => {
    if (outcome.status === "rejected") throw outcome.reason;
    return outcome.value;
  });
}
