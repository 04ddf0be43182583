import { createHash, randomBytes } from "node:crypto";

const KEY = /^pt_[A-Za-z0-9_-]{43}$/;

/** A new API key: 256 random bits behind a prefix by which it is known when it turns up where it should not. */
export function newKey(): string {
  return `pt_${randomBytes(32).toString("base64url")}`;
}

/** Whether it has the form of a key; what has not need not be looked up. */
export function isKey(text: string): boolean {
  return KEY.test(text);
}

/** What is stored of a key. */
export function digestOf(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

/** What is shown of a key, to tell it from others. */
export function hintOf(key: string): string {
  return key.slice(0, 8);
}
