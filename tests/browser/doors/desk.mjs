// The desk: a first day by keyboard, the same without script, two clerks on one cell, a double click, a session that ended.

import { Seat } from "../seat.mjs";
import { at, fill, fresh, openSheet, publicPage, rowsOf, SAVE, seen } from "./sheet.mjs";

const YEAR = 2025;
const SAVED = "保存しました";

async function clerk({ browser, base }, who = "clerk", options = {}) {
  const seat = await Seat.take(browser, base, options);
  await seat.comeInAs(who);
  return seat;
}

/** The last row of the sheet: on a fresh demo the one that is missing. */
const lastRow = async (seat) => (await rowsOf(seat)).at(-1);

export async function keyboard(kit, story) {
  const seat = await clerk(kit);
  const keys = new Keys(seat.page);
  await seat.go("/mihon/desk");
  await keys.tabTo(".todos a");
  await keys.follow();
  story.holds("the to-do does not lead to the sheet", /\/desk\/figures\/\d+\//.test(seat.path), seat.path);
  const row = await lastRow(seat);
  const value = await fresh(seat, row, 1);
  const source = "令和7年度 一般廃棄物処理の年報（見本・キーボード）";
  await keys.tabTo(at("value", row));
  await keys.type(value);
  await keys.tabTo(at("source", row));
  await keys.type(source);
  if ((await seat.page.$(at("reason", row))) !== null) {
    await keys.tabTo(at("reason", row));
    await keys.type("年報で確かめた（見本）");
  }
  await keys.tabTo(SAVE);
  await keys.follow();
  await story.reads(seat, SAVED);
  await keys.tabTo(`#i-${row}-name a`);
  await keys.follow();
  await story.reads(seat, value, source);
  const { tabs, all } = keys;
  console.log(`a clerk's first day by keyboard: ${tabs} times Tab, ${all} keys beside what was typed`);
  story.holds("the way by keyboard is too long", tabs <= 80, tabs);
  await story.ends(seat);
}

/** The keyboard, and how often it was used. */
class Keys {
  tabs = 0;
  all = 0;

  constructor(page) {
    this.page = page;
  }

  async key(name) {
    this.all += 1;
    if (name === "Tab") this.tabs += 1;
    await this.page.keyboard.press(name);
  }

  async tabTo(selector) {
    for (let step = 0; step < 200; step += 1) {
      await this.key("Tab");
      if (await this.page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    }
    throw new Error(`Tab does not reach ${selector}`);
  }

  /** A field that Tab reaches is selected as a whole, so what is typed takes the place of what stood there. */
  async type(text) {
    await this.page.keyboard.insertText(text);
  }

  async follow() {
    await Promise.all([this.page.waitForNavigation({ waitUntil: "load" }), this.key("Enter")]);
  }
}

export async function withoutScript(kit, story) {
  const seat = await clerk(kit, "clerk", { javaScriptEnabled: false });
  await openSheet(seat, YEAR);
  const row = await lastRow(seat);
  const [value, before] = [await fresh(seat, row, 2), await seen(seat, row)];
  const source = "令和7年度 一般廃棄物処理の年報（見本・スクリプトなし）";
  await fill(seat, row, { value, source });
  await seat.press(SAVE);
  await story.reads(seat, SAVED);
  story.holds("nothing was kept", (await seen(seat, row)) > before);
  await seat.go(await publicPage(seat, row));
  await story.reads(seat, value, source);
  await pasteWithoutScript(seat, story, row);
  await story.ends(seat);
}

/** The paste box is a form like any other. */
async function pasteWithoutScript(seat, story, row) {
  await openSheet(seat, YEAR);
  const code = await seat.page.$eval(`tr:has([name="value-${row}"]) dd`, (place) => place.textContent.trim());
  const value = await fresh(seat, row, 3);
  await seat.page.click("details.paste > summary");
  await seat.page.fill("[name=paste]", `${code}\t${value}\t確報\t貼り付けた年報（見本）`);
  await seat.press("form[action$='/paste'] button");
  const typed = await seat.page.inputValue(at("value", row));
  story.holds("what was pasted does not stand in the sheet", Number(typed) === Number(value), typed);
}

export async function sameCell(kit, story) {
  const [first, second] = [await clerk(kit), await clerk(kit, "planner")];
  const path = await openSheet(first, 2024);
  await second.go(path);
  const row = await lastRow(first);
  const mine = await fresh(first, row, 4);
  const theirs = (Number(mine) + 1.3).toFixed(1);
  await fill(first, row, { value: mine, source: "先に書いた人の年報（見本）" });
  await fill(second, row, { value: theirs, source: "あとに書いた人の年報（見本）" });
  await first.press(SAVE);
  await story.reads(first, SAVED);
  const met = await second.press(SAVE);
  story.holds("the second figure goes over the first one unseen", met === 422, met);
  await story.reads(second, mine, theirs, "先に書いた人の年報（見本）");
  story.holds("what the second typed is gone", (await second.page.inputValue(at("value", row))) === theirs);
  const chosen = await second.page.inputValue(at("state", row));
  story.holds("a choice is made for them", chosen === "", chosen);
  await second.page.selectOption(at("state", row), "settled");
  await second.press(SAVE);
  await story.reads(second, SAVED);
  await first.go(path);
  const now = await first.page.inputValue(at("value", row));
  story.holds("the choice did not hold", Number(now) === Number(theirs), now);
  await story.ends(first);
  await story.ends(second);
}

export async function doubleClick(kit, story) {
  const seat = await clerk(kit);
  await openSheet(seat, YEAR);
  const row = await lastRow(seat);
  const save = async (turn, submit) => {
    const [value, before] = [await fresh(seat, row, turn), await seen(seat, row)];
    await fill(seat, row, { value, source: `${turn}回目の年報（見本）` });
    await submit();
    await openSheet(seat, YEAR);
    story.holds("the figure was not kept", Number(await seat.page.inputValue(at("value", row))) === Number(value));
    return (await seen(seat, row)) - before;
  };
  // What was kept elsewhere since the last figure of this row counts for the first one only.
  await save(4, () => seat.press(SAVE));
  const once = await save(5, () => seat.press(SAVE));
  const double = await save(6, async () => {
    await seat.page.dblclick(SAVE);
    await arrived(seat);
    await story.reads(seat, SAVED);
  });
  const quick = await save(7, async () => {
    await seat.page.$eval("form[action$='/entries']", (form) => { form.requestSubmit(); form.requestSubmit(); });
    await arrived(seat);
  });
  story.holds("one save makes no record", once > 0, once);
  story.holds("a double click makes another number of records", double === once, `${double} of ${once}`);
  story.holds("two quick submits make another number of records", quick === once, `${quick} of ${once}`);
  await story.ends(seat);
}

/** The second of two submits breaks the first one off, so it is asked where the page is in the end. */
async function arrived(seat) {
  for (let turn = 0; turn < 200 && !seat.page.url().includes("done="); turn += 1) await seat.page.waitForTimeout(100);
  await seat.page.waitForLoadState("load");
}

export async function sessionEnded(kit, story) {
  const seat = await clerk(kit);
  await openSheet(seat, YEAR);
  const row = await lastRow(seat);
  const [value, source] = [await fresh(seat, row, 8), "途中で切れた年報（見本）"];
  await fill(seat, row, { value, source });
  await seat.context.clearCookies({ name: "engawa-mihon-staff" });
  const status = await seat.press(SAVE);
  story.holds("a form without a session answers something else than 401", status === 401, status);
  await story.reads(seat, "ログインの時間が切れました", "書いたものは、そのまま残っています");
  const kept = await seat.page.inputValue(`textarea${at("source", row)}`);
  story.holds("what was typed is gone", kept === source, kept);
  const held = seat.page;
  await seat.turn();
  await seat.comeInAs("clerk");
  await seat.page.close();
  seat.page = held;
  const again = await seat.press("main form button");
  story.holds("the first sending is not held once more", again === 409, again);
  await story.reads(seat, "書いたものは、そのまま残っています");
  await seat.press("main form button");
  await story.reads(seat, SAVED);
  story.holds("it was not kept", Number(await seat.page.inputValue(at("value", row))) === Number(value));
  await story.ends(seat);
}
