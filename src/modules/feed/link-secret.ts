import { createHash, randomBytes } from "node:crypto";

const FILE = /^([A-Za-z0-9_-]{43})\.ics$/;

/** What a link is known by: 256 random bits. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored of it. */
export function digestOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

export function pathOf(token: string): string {
  return `/api/v1/feeds/${token}.ics`;
}

/** The token of a file's name; what has not its form need not be looked up. */
export function tokenOf(file: string): string | undefined {
  return FILE.exec(file)?.[1];
}
