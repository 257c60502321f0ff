// A document of みほん市 is read, looked through by keyboard alone, and becomes a plan that everyone reads.

import { readFileSync } from "node:fs";

import { axeFinds } from "../checks.mjs";
import { Seat } from "../seat.mjs";

const LIST = "/mihon/desk/plans/readings";
const FILE = new URL("../../../features/plans/tests/readings/midori.md", import.meta.url);

async function sendIn(seat, name) {
  await seat.go(LIST);
  await seat.page.setInputFiles('input[type="file"]', { name, mimeType: "text/markdown", buffer: readFileSync(FILE) });
  await seat.press("main form button[type=submit]");
  // A page that waits loads itself anew.
  for (let turn = 0; turn < 20 && (await seat.says()).includes("ひとりでに"); turn += 1) await seat.page.waitForTimeout(1_000);
}

async function axe(seat, story) {
  story.holds("axe finds something", (await axeFinds(seat.page)).length === 0, JSON.stringify(await axeFinds(seat.page)));
}

/** Presses a key that leads to another page. */
async function leads(seat, key, counts) {
  counts.keys += 1;
  await Promise.all([seat.page.waitForNavigation({ waitUntil: "load", timeout: 20_000 }), seat.page.keyboard.press(key)]);
}

/** By keyboard: the keys are counted, from the first thing to the last. */
export async function byKeyboard(kit, story) {
  const seat = await Seat.take(kit.browser, kit.base);
  await seat.comeInAs("planner");
  await axe(await sendIn(seat, "みどりの計画.md").then(() => seat), story);
  const reading = seat.path;
  await story.reads(seat, "指標5件", "まだ確かめていないもの");
  await seat.press('main .cluster a[href*="/parts/"]');
  await axe(seat, story);
  const counts = { keys: 0, fields: 0, things: 0 };
  let corrected = false;
  while (seat.path.includes("/parts/") && counts.things < 60) {
    counts.things += 1;
    counts.fields += await seat.page.locator(".review-field").count();
    const focused = await seat.page.evaluate(() => document.activeElement?.value);
    story.holds("the deed has not the focus", focused === "accept", focused);
    if (!corrected && (await seat.page.locator('input[name="target"][value="60"]').count()) === 1) {
      // One figure is corrected: as far as its field by Tab, the new figure, Enter.
      for (let tabs = 0; tabs < 60; tabs += 1) {
        await seat.page.keyboard.press("Tab");
        counts.keys += 1;
        if ((await seat.page.evaluate(() => document.activeElement?.name)) === "target") break;
      }
      await seat.page.keyboard.type("65");
      counts.keys += 2;
      corrected = true;
    }
    await leads(seat, "Enter", counts);
  }
  story.holds("no figure was corrected", corrected);
  await story.reads(seat, "すべて確かめました", "まだ0");
  const each = (counts.keys / counts.fields).toFixed(2);
  console.log(`documents: ${counts.things} things, ${counts.fields} fields, ${counts.keys} keys: ${each} a field`);
  story.holds("a field costs more than a key", counts.keys < counts.fields, each);
  await laid(seat, story, reading);
  await story.ends(seat);
}

async function laid(seat, story, reading) {
  await seat.go(`${reading}/draft`);
  await axe(seat, story);
  const slug = `midori-${Date.now()}`;
  await seat.page.fill('input[name="slug"]', slug);
  await seat.press("main form button[type=submit]");
  story.holds("the draft does not lead to its adoption", seat.path.endsWith("/adoption"), seat.path);
  const stranger = await Seat.take(seat.context.browser(), seat.base);
  story.holds("the plan is public before it is adopted", (await stranger.go(`/mihon/plans/${slug}`)) === 404);
  await seat.press("main form button[type=submit]");
  story.holds("the plan is not read by everyone", (await stranger.go(`/mihon/plans/${slug}`)) === 200);
  await story.reads(stranger, "木を植える");
  await stranger.close();
}

/** Without script: another way to read a field is filled in by a page, the batch after its list; the same file is known again. */
export async function withoutScript(kit, story) {
  const seat = await Seat.take(kit.browser, kit.base, { javaScriptEnabled: false });
  await seat.comeInAs("planner");
  await sendIn(seat, "もう一度.md");
  await story.reads(seat, "同じファイルを", "前の読み取りとくらべる");
  const reading = seat.path;
  const thing = seat.page.locator('main a[href*="/parts/"]').filter({ hasText: "枯れた木の割合" }).first();
  await Promise.all([seat.page.waitForNavigation({ waitUntil: "load" }), thing.click()]);
  await seat.press("main form button[type=submit]");
  await seat.go(`${reading}/certain`);
  await story.reads(seat, "これでよいとする");
  await seat.press("main form button[type=submit]");
  await story.reads(seat, "たしかなものを入れました");
  await seat.go(`${reading}/comparison`);
  await seat.go(`${reading}/removal`);
  await seat.press("main form button[type=submit]");
  await story.reads(seat, "取り下げました");
  await story.ends(seat);
}
