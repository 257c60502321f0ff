// The browser tests: every page of pages.json, in Japanese from all sides and in its other languages on a phone, then all links.
// node run.mjs http://127.0.0.1:8080

import { address, comeInAll, each, languagesOf, launch, readPages } from "./browser.mjs";
import { axeFinds, frame, keyboard, overflow, print, targets } from "./checks.mjs";
import { crawl } from "./crawl.mjs";
import { Report } from "./report.mjs";

const base = (process.argv[2] ?? "http://127.0.0.1:8080").replace(/\/$/, "");
const { pages, languages, widths } = readPages();
const report = new Report();
const began = Date.now();

await crawl(base, "/", report);
const browser = await launch();
const states = await comeInAll(browser, base, pages);
const jobs = pages.flatMap((page) => languagesOf(page, languages).map((language) => ({ ...page, language })));
await each(jobs, 3, (job) => guarded(job, look));
await browser.close();
console.log(`looked at ${jobs.length} pages in ${((Date.now() - began) / 1000).toFixed(0)} s`);
process.exitCode = report.close() ? 0 : 1;

/** A page that breaks the test itself is one failure, not the end of the run. */
async function guarded(job, work) {
  try {
    await work(job);
  } catch (fault) {
    report.check(`${job.path} ${job.language}`, [`the test broke: ${fault.message.split("\n")[0]}`]);
  }
}

/**
 * In Japanese a page is looked at from all sides. The other languages bring other words into the same template: they may be too
 * long for a phone, be read wrongly or lack contrast in their ruby, so they are looked at on a phone and at 400 %.
 */
async function look(job) {
  const { language } = job;
  if (language !== languages[0]) {
    await withPage({ viewport: { width: Math.min(...widths), height: 900 } }, job, async (page, where) => {
      await standsOnPhone(page, where, language);
      await large(page, where);
    });
    return;
  }
  let with_ = null;
  for (const width of widths) {
    await withPage({ viewport: { width, height: 900 } }, job, async (page, where) => {
      if (width === Math.min(...widths)) return standsOnPhone(page, where, language);
      await stands(page, where, language);
      if (width === Math.max(...widths)) with_ = await page.evaluate(read);
    });
  }
  await narrow(job);
  await paperAndKeys(job);
  if (with_ !== null) await withoutScript(job, with_);
}

async function stands(page, where, language) {
  report.check(where, await overflow(page, `${page.viewportSize().width} px`));
  report.check(where, await axeFinds(page));
  report.check(where, await frame(page, language));
}

async function standsOnPhone(page, where, language) {
  await stands(page, where, language);
  report.check(where, await targets(page));
}

/** How much a page shows. */
function read() {
  return { links: document.links.length, text: document.body.innerText.replace(/\s+/g, " ").length };
}

/** 320 px is 400 % of 1280; text alone at 200 % on a phone must fit, too. */
async function narrow(job) {
  const zoomed = { viewport: { width: 320, height: 225 }, deviceScaleFactor: 4 };
  await withPage(zoomed, job, async (page, where) => {
    report.check(where, await overflow(page, "1280 px with 400 % zoom"));
    await large(page, where);
  });
}

async function large(page, where) {
  await page.setViewportSize({ width: 320, height: 640 });
  report.check(where, await overflow(page, "320 px"));
  await page.setViewportSize({ width: 390, height: 844 });
  await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
  report.check(where, await overflow(page, "390 px with text at 200 %"));
}

async function paperAndKeys(job) {
  await withPage({ viewport: { width: 1280, height: 900 } }, job, async (page, where) => {
    report.check(where, await keyboard(page));
    report.check(where, await print(page));
  });
}

/** Script may only make faster what already works: the same words and links without it. */
async function withoutScript(job, with_) {
  await withPage({ javaScriptEnabled: false, viewport: { width: Math.max(...widths), height: 900 } }, job, async (page, where) => {
    const without = await page.evaluate(read);
    const same = without.links >= with_.links && without.text >= with_.text * 0.98;
    report.check(where, same ? [] : [`shows less without script: ${JSON.stringify(without)} of ${JSON.stringify(with_)}`]);
  });
}

/** Opens a page in a context of its own; status, console and content security policy are checked each time. */
async function withPage(options, { path, language, as }, work) {
  const context = await browser.newContext({ storageState: states[as], locale: "ja-JP", timezoneId: "Asia/Tokyo", reducedMotion: "reduce", ...options });
  try {
    const page = await context.newPage();
    const faults = [];
    page.on("console", (message) => {
      if (message.type() === "error" && !/favicon/.test(message.text())) faults.push(`console: ${message.text()}`);
    });
    page.on("pageerror", (fault) => faults.push(`script: ${fault.message}`));
    await page.addInitScript(() => {
      window.engawaPolicy = [];
      document.addEventListener("securitypolicyviolation", (e) => {
        window.engawaPolicy.push(`policy ${e.violatedDirective} refused ${e.blockedURI || "inline"}`);
      });
    });
    const answer = await page.goto(address(base, path, language), { waitUntil: "load", timeout: 20_000 });
    const width = page.viewportSize()?.width;
    const where = `${path} ${language} ${width} px${options.javaScriptEnabled === false ? " without script" : ""}`;
    report.check(where, answer.status() === 200 ? [] : [`answers ${answer.status()}`]);
    if (answer.status() !== 200) return;
    const policy = options.javaScriptEnabled === false ? [] : await page.evaluate(() => window.engawaPolicy);
    report.check(where, [...faults, ...policy]);
    await work(page, where);
  } finally {
    await context.close();
  }
}
