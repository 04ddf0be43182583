import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** What a text is sealed for: what was sealed for one thing cannot be passed off as another. */
export type Purpose = "idempotency answers" | "webhook secrets";

const keyOf = (secret: string, purpose: Purpose) => Buffer.from(hkdfSync("sha256", secret, "", purpose, 32));

/** Makes a text unreadable to who has the database but not the server's secret. */
export function seal(secret: string, purpose: Purpose, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyOf(secret, purpose), nonce);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64");
}

/** The text again; undefined when it was sealed with another secret, or for another purpose. */
export function unseal(secret: string, purpose: Purpose, sealed: string): string | undefined {
  const bytes = Buffer.from(sealed, "base64");
  const decipher = createDecipheriv("aes-256-gcm", keyOf(secret, purpose), bytes.subarray(0, 12)).setAuthTag(bytes.subarray(12, 28));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}
