import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import { type DemoServer, startServer } from "@/testing/start-server";
import { launchBrowser } from "./launch-browser";

/** Shorter than a test may last, so that a failure names the step and not only the test. */
const STEP_MS = 20_000;

/** The rules whose answer may differ from theme to theme: all else is the same document. */
const OF_COLOUR = ["color-contrast", "link-in-text-block"];

export type Studio = {
  server: DemoServer;
  browser: Browser;
  page: Page;
  /** What pages threw. */
  faults: string[];
  open: (path: string) => Promise<unknown>;
  /** Calls the API as the page does, with the session of whoever is signed in. */
  api: <T>(method: string, path: string, body?: unknown, version?: number) => Promise<T>;
  newPage: () => Promise<Page>;
  close: () => Promise<void>;
};

/**
 * The demo studio in a server of its own, and a browser in front of it.
 * @param path where the demo's owner is signed in; without it nobody is
 */
export async function openStudio(path?: string): Promise<Studio> {
  const [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  // axe wants a context of its own.
  const newPage = async () => {
    const made = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    made.setDefaultTimeout(STEP_MS);
    return made;
  };
  const page = await newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  const open = (to: string) => page.goto(server.url + to, { waitUntil: "networkidle" });
  if (path) {
    await open(path);
    await signIn(page, server.demo);
    await page.waitForURL(`**${path}*`);
  }
  const api = <T>(method: string, to: string, body?: unknown, version?: number) => page.evaluate(fetchJson, { method, path: to, body, version }) as Promise<T>;
  const close = async () => {
    await browser.close();
    await server.stop();
  };
  return { server, browser, page, faults, open, api, newPage, close };
}

export async function signIn(page: Page, { email, password }: DemoServer["demo"]): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Runs in the page. */
async function fetchJson({ method, path, body, version }: { method: string; path: string; body?: unknown; version?: number | undefined }): Promise<unknown> {
  const answer = await fetch(`/api/v1${path}`, { method, headers: { "content-type": "application/json", ...(version && { "if-match": `"${version}"` }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
  return answer.status === 204 ? undefined : answer.json();
}

/** What axe finds against WCAG 2.2 AA and its best practices in both themes, as readable lines; the page is left in the light one. */
export async function axe(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  const dark = await faultsOf(page, OF_COLOUR);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  return [...dark.map((fault) => `dark: ${fault}`), ...(await faultsOf(page))];
}

/** @param only the rules to look at; without it all of them */
async function faultsOf(page: Page, only?: string[]): Promise<string[]> {
  // Without frames there is nothing for which it need open a page more.
  const builder = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (only ? builder.withRules(only) : builder).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.slice(0, 5).map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`));
}

/** By how much the page and its main part are wider than what shows of them. */
export const overflow = (page: Page) => page.evaluate(() => [document.documentElement, document.querySelector("main")].map((element) => (element ? element.scrollWidth - element.clientWidth : -1)));

/** The page has no fault that axe finds, in either theme, and fits a phone. */
export async function expectFine(page: Page): Promise<void> {
  expect(await axe(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await overflow(page)).toEqual([0, 0]);
  expect(await axe(page)).toEqual([]);
  await page.setViewportSize({ width: 1440, height: 900 });
}
