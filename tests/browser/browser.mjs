// Debian's Chromium, kept quiet: it talks to the demo and to nobody else.

import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

import { Seat } from "./seat.mjs";

const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
  "--disable-features=Translate,OptimizationHints,MediaRouter",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost",
];

/** A headless browser. */
export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", headless: true, args: QUIET });
}

/** The pages to look at, from pages.json. */
export function readPages() {
  return JSON.parse(readFileSync(new URL("pages.json", import.meta.url), "utf8"));
}

/** The cookies of one of the people of the sample town, for as many contexts as are needed. */
async function comeIn(browser, base, who) {
  const seat = await Seat.take(browser, base);
  await seat.comeInAs(who);
  const state = await seat.context.storageState();
  await seat.close();
  return state;
}

/** The cookies of everyone whom the pages name in `as`. */
export async function comeInAll(browser, base, pages) {
  const names = [...new Set(pages.map((page) => page.as).filter(Boolean))];
  const states = {};
  for (const who of names) states[who] = await comeIn(browser, base, who);
  return states;
}

/** The languages of a page: those of city hall speak Japanese only. */
export function languagesOf(page, languages) {
  return page.languages ?? languages;
}

/** The address of a page in a language; Japanese is the default and not written. */
export function address(base, path, language) {
  const url = new URL(path, base);
  if (language !== "ja") url.searchParams.set("lang", language);
  return url.href;
}

/** Works through `jobs` with a few workers at once. */
export async function each(jobs, workers, work) {
  const queue = [...jobs];
  const worker = async () => {
    for (let job = queue.shift(); job !== undefined; job = queue.shift()) await work(job);
  };
  await Promise.all(Array.from({ length: workers }, worker));
}
