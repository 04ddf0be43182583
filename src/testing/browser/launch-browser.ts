import { type Browser, chromium } from "playwright-core";
import { ensureChromium } from "../ensure-chromium";

const QUIET = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** A headless browser that speaks to nobody but the server under test. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: ensureChromium(), args: browserArgs() });
}

/** What such a browser is started with. */
export function browserArgs(): string[] {
  // As root Chromium cannot make its sandbox.
  return process.getuid?.() === 0 ? ["--no-sandbox", ...QUIET] : QUIET;
}
