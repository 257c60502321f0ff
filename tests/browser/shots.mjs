// Pictures of the demo: every page in every language and width to target/shots,
// and what the README shows to docs/pictures.
// node shots.mjs http://127.0.0.1:8080

import { mkdirSync } from "node:fs";
import { address, comeInAll, each, languagesOf, launch, readPages } from "./browser.mjs";

const base = process.argv[2] ?? "http://127.0.0.1:8080";
const { pages, languages, widths } = readPages();
const [LOOK, README] = ["target/shots", "docs/pictures"];
mkdirSync(LOOK, { recursive: true });
mkdirSync(README, { recursive: true });

const browser = await launch();
const states = await comeInAll(browser, base, pages);
const jobs = pages.flatMap((page) => languagesOf(page, languages).flatMap((language) => widths.map((width) => ({ ...page, language, width }))));
await each(jobs, 3, shoot);
await browser.close();
console.log(`${jobs.length} pictures in ${LOOK}, those of the README in ${README}`);

async function shoot({ name, path, language, width, readme, as }) {
  const context = await browser.newContext({
    storageState: states[as],
    viewport: { width, height: width < 700 ? 844 : 900 },
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  const answer = await page.goto(address(base, path, language), { waitUntil: "load" });
  if (answer.status() !== 200) {
    console.error(`${path} answers ${answer.status()}`);
    process.exitCode = 1;
    await context.close();
    return;
  }
  await page.screenshot({ path: `${LOOK}/${name}-${language}-${width}.png`, fullPage: true });
  if (readme && language === "ja") {
    const kind = width < 700 ? "phone" : "desktop";
    await page.screenshot({ path: `${README}/${name}-${kind}.png`, fullPage: readme === "full" });
  }
  await context.close();
}
