import { expect, test } from "vitest";
import { createRanges } from "@/services/webhook-http";
import { callerOf } from "./address-of";

const isTrusted = createRanges("10.0.0.0/8, ::1/128");

test.each([
  ["nobody in between", "203.0.113.9", undefined, "203.0.113.9"],
  ["a header from anybody says nothing", "203.0.113.9", "198.51.100.1", "203.0.113.9"],
  ["our proxy speaks for its caller", "10.0.0.1", "198.51.100.1", "198.51.100.1"],
  ["also in IPv6, or as IPv4 in it", "::ffff:10.0.0.1", "2001:db8::7", "2001:db8::7"],
  ["of several of ours, the first stranger", "::1", "1.2.3.4, 198.51.100.1, 10.0.0.2", "198.51.100.1"],
  ["only ours: the farthest of them", "10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3"],
  ["what is no address is still somebody to count", "10.0.0.1", "unknown", "unknown"],
  ["no header", "10.0.0.1", undefined, "10.0.0.1"],
  ["nothing known", undefined, "198.51.100.1", undefined],
])("%s", (_, remote, forwarded, caller) => {
  expect(callerOf(remote, forwarded, isTrusted)).toBe(caller);
});
