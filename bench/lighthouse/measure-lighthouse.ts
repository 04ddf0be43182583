import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { desktopConfig, navigation, type Result } from "lighthouse";
import { chromium } from "playwright-core";
import { createContext } from "@/server/context";
import { seedDemo } from "@/server/demo";
import { freePort } from "@/services/db/embedded";
import { browserArgs } from "@/testing/browser/launch-browser";
import { ensureChromium } from "@/testing/ensure-chromium";
import type { Setting } from "../setting";

/** Medians: scores from 0 to 100, times in milliseconds. `faults`: what of accessibility was found, in any run. */
export type LighthouseRow = { page: string; performance: number; accessibility: number; fcp: number; lcp: number; tbt: number; cls: number; faults: string[] };

/** As few show how much the runs differ. */
const RUNS = 5;
/** Before anybody is signed in, and after. */
const STRANGERS = [["sign-in", "/sign-in"]] as const;
const MEMBERS = [["board", "/board"], ["availability", `/find?${new URLSearchParams({ from: daysAhead(0), to: daysAhead(27), how: "hours", amount: "40", kind: "artist" })}`]] as const;

/** Lighthouse on pages of the demo studio: desktop, cold cache, the median of five runs. Nothing is sent anywhere: only its command line, which is not used, would report errors. */
export async function measureLighthouse({ db, url }: Setting): Promise<LighthouseRow[]> {
  const folder = await mkdtemp(join(tmpdir(), "production-tool-lighthouse-"));
  const context = createContext(db, { secret: "a secret for the benchmark, long enough to sign with", publicUrl: undefined });
  const demo = await seedDemo({ ...context, dataDir: folder });
  await context.limiter.close();
  if (!demo) throw new Error("there was a demo studio before");
  const port = await freePort();
  // Lighthouse opens tabs of the browser itself, so it is that which must be signed in, and not a context beside it.
  const browser = await chromium.launchPersistentContext(join(folder, "browser"), { executablePath: ensureChromium(), args: [...browserArgs(), `--remote-debugging-port=${port}`] });
  try {
    const measured = (pages: readonly (readonly [string, string])[]) => inTurn(pages, ([page, path]) => medianOf(page, url + path, port));
    const strangers = await measured(STRANGERS);
    const page = await browser.newPage();
    await page.goto(`${url}/sign-in`);
    await page.getByLabel("E-mail").fill(demo.email);
    await page.getByLabel("Password").fill(demo.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL((address) => address.pathname !== "/sign-in");
    await page.close();
    return [...strangers, ...(await measured(MEMBERS))];
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function medianOf(page: string, address: string, port: number): Promise<LighthouseRow> {
  const runs: Result[] = [];
  for (let run = 0; run < RUNS; run++) {
    const result = await navigation(undefined, address, { config: { ...desktopConfig, settings: { ...desktopConfig.settings, onlyCategories: ["performance", "accessibility"] } }, flags: { port, logLevel: "error", output: "json" } });
    const report = result?.lhr;
    if (!report || report.runtimeError) throw new Error(`${page}: ${report?.runtimeError?.message ?? "no report"}`);
    if (new URL(report.finalDisplayedUrl).pathname !== new URL(address).pathname) throw new Error(`${page}: it was sent to ${report.finalDisplayedUrl}`);
    runs.push(report);
  }
  const of = (value: (run: Result) => number | null | undefined) => runs.map((run) => value(run) ?? Number.NaN).toSorted((a, b) => a - b)[RUNS >> 1] as number;
  const audit = (id: string) => of((run) => run.audits[id]?.numericValue);
  return {
    page,
    performance: of((run) => (run.categories.performance?.score ?? Number.NaN) * 100),
    accessibility: of((run) => (run.categories.accessibility?.score ?? Number.NaN) * 100),
    fcp: audit("first-contentful-paint"),
    lcp: audit("largest-contentful-paint"),
    tbt: audit("total-blocking-time"),
    cls: audit("cumulative-layout-shift"),
    faults: [...new Set(runs.flatMap(faultsOf))],
  };
}

function faultsOf({ categories, audits }: Result): string[] {
  const wrong = (categories.accessibility?.auditRefs ?? []).filter(({ id, weight }) => weight > 0 && audits[id]?.score === 0);
  return wrong.map(({ id }) => `${id}: ${audits[id]?.title}`);
}

async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

function daysAhead(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10); // oxlint-disable-line -- a date for an address, whatever the zone
}
