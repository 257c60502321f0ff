// A year of judgement at the screen: how much a clerk has to fill in, how often the planning section has to press, and the way
// of a year from its preparation to its withdrawal. Effort is counted, never timed.

import { Seat } from "../seat.mjs";

const SAVE = 'button[name=deed][value=save]:not([tabindex])';
const HAND_IN = 'button[name=deed][value="hand-in"]';
const JUDGE = "form[action$='/judgement'] button[type=submit]";
const FIELDS_AT_MOST = 4;
const PRESSES_AT_MOST = 3;

async function seat({ browser, base }, who, options = {}) {
  const taken = await Seat.take(browser, base, options);
  await taken.comeInAs(who);
  return taken;
}

/** The sheet of one's own that waits, from the list of what is to be done. */
async function openOwn(at) {
  await at.go("/mihon/desk");
  await at.press('.todos a[href*="/desk/sheets/"], .todos a[href*="/desk/evaluation"]');
  if (!at.path.includes("/desk/sheets/")) await at.press('main a[href*="/desk/sheets/"]');
}

/** Fills what is required and empty; answers how many fields that were. */
async function fillRequired(at) {
  let count = 0;
  for (const area of await at.page.$$("form textarea[name^='field-'][required], form textarea[name^='field-'][aria-required=true]")) {
    if ((await area.inputValue()) !== "") continue;
    await area.fill("ことしは二つの町内で開き、三十人が来ました。");
    count += 1;
  }
  for (const set of await at.page.$$("form fieldset:has(input[type=radio][name^='field-'])")) {
    if ((await set.$("input:checked")) !== null) continue;
    await (await set.$("input[type=radio]")).check();
    count += 1;
  }
  return count;
}

/** A section fills in a fresh sheet, without and with script. */
export async function sheet(kit, story) {
  const at = await seat(kit, "other-clerk", { javaScriptEnabled: false });
  await openOwn(at);
  const path = at.path;
  await at.page.fill('textarea[name="field-result"]', "四つの数字を一枚にまとめました。");
  await at.press(SAVE);
  story.holds("what was typed is not kept", (await at.page.inputValue('textarea[name="field-result"]')).startsWith("四つ"));
  await at.page.fill('[name="field-cost"]', "１，２３４");
  const refused = await at.press(HAND_IN);
  story.holds("an empty sheet is taken", refused === 422, refused);
  story.holds("the figure is gone", /^(１，２３４|1,?234)$/.test(await at.page.inputValue('[name="field-cost"]')));
  const filled = 1 + (await fillRequired(at));
  console.log(`a sheet: ${filled} fields to fill in`);
  story.holds("a sheet asks for too many fields", filled <= FIELDS_AT_MOST, filled);
  const reason = '[name="field-grade-reason"]';
  if ((await at.page.$(reason)) !== null) await at.page.fill(reason, "四つとも目標の内にあります（見本）");
  const answer = await at.press(HAND_IN);
  story.holds("a filled sheet is refused", answer === 200, `${answer} ${await at.says()}`);
  await at.go(path);
  story.holds("the sheet is still to be written", (await at.page.$(HAND_IN)) === null);
  await story.ends(at);
}

/** The planning section agrees: how many presses a sheet costs. */
export async function presses(kit, story) {
  const at = await seat(kit, "planner");
  await at.go("/mihon/desk/evaluation");
  let pressed = 0;
  let sheets = 0;
  const press = async (selector) => { pressed += 1; return at.press(selector); };
  await press('main a[href*="/review"]');
  while (sheets < 2 && (await at.page.$(JUDGE)) !== null) {
    const answer = await press(JUDGE);
    story.holds("agreeing is refused", answer === 200, `${answer} ${await at.says()}`);
    sheets += 1;
  }
  console.log(`the planning section: ${pressed} presses for ${sheets} sheets`);
  story.holds("no sheet could be judged", sheets > 0);
  story.holds("agreeing costs too many presses", pressed <= PRESSES_AT_MOST * Math.max(sheets, 1), `${pressed} for ${sheets}`);
  await story.ends(at);
}

/** The year that is published: read, printed, taken out as files, and unlike today where figures moved. */
export async function reading(kit, story) {
  const at = await Seat.take(kit.browser, kit.base);
  await at.go("/mihon/plans/sogo/evaluations");
  await at.press('main a[href$="/evaluations/2024"]');
  await story.reads(at, "2024（令和6）年度");
  for (const file of ["2024.csv", "2024.xlsx"]) {
    const answer = await at.context.request.get(new URL(`/mihon/plans/sogo/evaluations/${file}`, kit.base).href);
    story.holds(`${file} is not there`, answer.status() === 200, answer.status());
  }
  await at.press('main a[href$="/evaluations/2024/mh-7"]');
  await story.reads(at, "まちをきれいに保つ");
  const unknown = await at.go("/mihon/plans/sogo/evaluations/2025");
  story.holds("a year that is not published is read", unknown === 404, unknown);
  await story.ends(at);
}
