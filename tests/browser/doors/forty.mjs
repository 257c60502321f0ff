// A whole year at the screen: forty sheets, of which some come back, some are judged otherwise, some are late and some are left
// out; frozen, published, and corrected afterwards. What a clerk fills in and how often the planning section presses is counted.

import { Seat } from "../seat.mjs";

const HAND_IN = 'button[name=deed][value="hand-in"]';
const JUDGE = "form[action$='/judgement'] button[type=submit]";
const SHEETS = "table a[href*='/desk/sheets/']";
const REASON = '[name="field-grade-reason"]';
const YEAR = 2026;
/** Of the clerk who writes all of them here. */
const SECTION = "財政課";
const COUNT = 40;
const RETURNED = 4;
const LEFT_OUT = 2;
const OVERRIDDEN = 3;
const FIELDS_AT_MOST = 4;
const PRESSES_AT_MOST = 3;

export async function year(kit, story) {
  const planner = await seat(kit, "planner");
  await endBefore(planner, story);
  const round = await begin(planner, story);
  const sheets = await sheetsOf(planner, round);
  story.holds(`the year has not ${COUNT} sheets`, sheets.length === COUNT, sheets.length);
  const late = await shown(planner, `${round}?state=late`);
  story.holds("none is late after the day", late === COUNT, late);
  for (const sheet of sheets.slice(0, -LEFT_OUT)) await assign(planner, sheet);

  const out = sheets.slice(-LEFT_OUT);
  for (const sheet of out) await ask(planner, `${sheet}/leaving`, { 'textarea[name="reason"]': "来年から始める取組です（見本）" });
  const clerk = await seat(kit, "other-clerk");
  const effort = [];
  for (const sheet of sheets.slice(0, -LEFT_OUT)) effort.push(await write(clerk, sheet, story));
  const fields = effort.map(({ fields }) => fields);
  const judged = effort.filter(({ isJudged }) => isJudged).length;
  console.log(`a year of ${COUNT} sheets: ${Math.max(...fields)} fields to fill in at most, ${mean(fields)} on average; ${judged} have no figure and ask for a grade with its reason besides`);
  story.holds("a sheet asks for too many fields", Math.max(...fields) <= FIELDS_AT_MOST, Math.max(...fields));

  for (const sheet of sheets.slice(0, RETURNED)) await sendBack(planner, sheet);
  story.holds("what came back is not listed", (await shown(planner, `${round}?state=returned`)) === RETURNED);
  for (const sheet of sheets.slice(0, RETURNED)) await again(clerk, sheet, story);
  await story.ends(clerk);
  await judgeAll(planner, story);
  await close(planner, round, story);
  await story.ends(planner);
  await read(kit, story);
}

async function seat({ browser, base }, who) {
  const taken = await Seat.take(browser, base, { javaScriptEnabled: false });
  if (who !== undefined) await taken.comeInAs(who);
  return taken;
}

const mean = (numbers) => (numbers.reduce((sum, number) => sum + number, 0) / numbers.length).toFixed(1);

/** Opens a page that asks once more, fills in what it asks, and does it. */
async function ask(at, path, typed = {}) {
  await at.go(path);
  for (const [place, text] of Object.entries(typed)) await at.page.fill(place, text);
  return at.press("main form button[type=submit]");
}

async function sheetsOf(at, path) {
  await at.go(path);
  const links = await at.page.$$eval(SHEETS, (all) => all.map((a) => a.getAttribute("href")));
  return [...new Set(links.map((link) => link.replace(/\/review$/, "")))];
}

const shown = async (at, path) => (await sheetsOf(at, path)).length;

/** The year before ends first: what is still open of it is left out. */
async function endBefore(planner, story) {
  await planner.go("/mihon/desk/evaluation");
  const round = await planner.page.$eval("table a[href*='/desk/evaluation/']", (a) => a.getAttribute("href"));
  const settled = new Set(await sheetsOf(planner, `${round}?state=settled`));
  for (const sheet of await sheetsOf(planner, round)) {
    if (!settled.has(sheet)) await ask(planner, `${sheet}/leaving`, { 'textarea[name="reason"]': "来年に評価します（見本）" });
  }
  const frozen = await ask(planner, `${round}/freezing`);
  story.holds("the year before is not frozen", frozen === 200, frozen);
}

/** A year of every level, whose days are over. */
async function begin(planner, story) {
  await planner.go("/mihon/desk/evaluation/new");
  await planner.page.selectOption("select[name=year]", String(YEAR));
  for (const level of ["基本施策", "施策", "取組"]) await planner.page.check(`input[name=level][value="${level}"]`);
  await planner.page.fill("[name=section-by]", `${YEAR}-06-30`);
  await planner.page.fill("[name=planning-by]", `${YEAR}年7月31日`);
  const prepared = await planner.press("main form button[type=submit]");
  story.holds("a year is not prepared", prepared === 200 && /\/desk\/evaluation\/[0-9a-f-]+$/.test(planner.path), await planner.says());
  const round = planner.path;
  const opened = await ask(planner, `${round}/opening`);
  story.holds("the sheets are not dealt out", opened === 200, opened);
  return round;
}

/** Gives a sheet to the section that writes in this story. */
async function assign(planner, sheet) {
  await planner.go(`${sheet}/section`);
  await planner.page.selectOption("select[name=section]", { label: SECTION });
  await planner.press("main form button[type=submit]");
}

/** Fills in what has to be; answers how many fields that were, the judgement of a person beside them. */
async function write(at, sheet, story) {
  await at.go(sheet);
  let fields = 0;
  for (const area of await at.page.$$(`textarea[name^="field-"][aria-required=true]:not(${REASON})`)) {
    if ((await area.inputValue()) === "") {
      await area.fill("ことしは二つの町内で開き、三十人が来ました（見本）。");
      fields += 1;
    }
  }
  if ((await at.page.$('input[name="field-direction"]:checked')) === null) {
    await at.page.check('input[name="field-direction"] >> nth=1');
    fields += 1;
  }
  // Where no figure proposes a grade, a person gives one, with a reason: that is the judgement itself.
  const isJudged = (await at.page.$('input[name="field-grade"]:checked')) === null;
  if (isJudged) {
    await at.page.check('input[name="field-grade"] >> nth=2');
    await at.page.fill(REASON, "人が見て決めました（見本）");
  }
  const answer = await at.press(HAND_IN);
  story.holds(`${sheet} is not taken`, answer === 200, `${answer} ${answer === 200 ? "" : await at.says()}`);
  return { fields, isJudged };
}

async function sendBack(planner, sheet) {
  await planner.go(`${sheet}/review`);
  const form = "form[action$='/return']";
  await planner.page.click(`${form} details:has([name="remark-result"]) > summary`);
  await planner.page.fill(`${form} [name="remark-result"]`, "人数も一言お願いします（見本）");
  await planner.page.click(`${form} details:has(button[type=submit]) > summary`);
  await planner.press(`${form} button[type=submit]`);
}

/** What came back says what is to be mended, and is handed in again with everything that stood there. */
async function again(clerk, sheet, story) {
  await clerk.go(sheet);
  await story.reads(clerk, "人数も一言お願いします（見本）");
  await clerk.page.fill('textarea[name="field-result"]', "三十二人が来ました（見本）。");
  const answer = await clerk.press(HAND_IN);
  story.holds("what was mended is not taken", answer === 200, answer);
}

/** From one sheet to the next; on some another grade with its reason. */
async function judgeAll(planner, story) {
  await planner.go("/mihon/desk/evaluation");
  let presses = 1;
  let judged = 0;
  await planner.press('main a[href*="/review"]');
  while ((await planner.page.$(JUDGE)) !== null && judged < COUNT) {
    if (judged < OVERRIDDEN) {
      const other = await planner.page.$("form[action$='/judgement'] input[name=grade]:not(:checked)");
      await other.check();
      await planner.page.fill("form[action$='/judgement'] [name=grade-reason]", "ほかの施策と合わせて見ました（見本）");
      presses += 1;
    }
    presses += 1;
    const answer = await planner.press(JUDGE);
    story.holds("a judgement is refused", answer === 200, `${answer} ${answer === 200 ? "" : await planner.says()}`);
    judged += 1;
  }
  console.log(`the planning section: ${presses} presses for ${judged} sheets`);
  story.holds("not all sheets are judged", judged === COUNT - LEFT_OUT, judged);
  story.holds("judging costs too many presses", presses <= PRESSES_AT_MOST * judged, `${presses} for ${judged}`);
}

async function close(planner, round, story) {
  const frozen = await ask(planner, `${round}/freezing`);
  story.holds("the year is not frozen", frozen === 200, `${frozen} ${await planner.says()}`);
  const published = await ask(planner, `${round}/publication`);
  story.holds("the year is not published", published === 200, published);
  // A figure comes in after the publication.
  const waste = await seat({ browser: planner.context.browser(), base: planner.base }, "clerk");
  await waste.go(`/mihon/desk/figures?year=${YEAR}`);
  await waste.press("table a[href*='/desk/figures/']");
  const place = await waste.page.$("input[name^=value-]");
  const row = (await place.getAttribute("name")).slice("value-".length);
  await place.fill("７７７");
  await waste.page.selectOption(`[name="state-${row}"]`, "preliminary");
  await waste.page.fill(`[name="source-${row}"]`, "令和8年度の速報（見本）");
  const saved = await waste.press("form[action$='/entries'] button[type=submit]");
  story.holds("a figure is not taken after the publication", saved === 200, `${saved} ${await waste.says()}`);
  await story.ends(waste);
}

/** Everyone reads it: all sheets, those that were left out with their reason, and what is other today. */
async function read(kit, story) {
  const at = await seat(kit);
  await at.go(`/mihon/plans/sogo/evaluations/${YEAR}`);
  await story.reads(at, `${YEAR}（令和8）年度`, "来年から始める取組です（見本）");
  const links = await at.page.$$eval(`main a[href*='/evaluations/${YEAR}/mh-']`, (all) => new Set(all.map((a) => a.href)).size);
  story.holds("not all sheets are read", links >= COUNT - LEFT_OUT, links);
  const csv = await at.context.request.get(new URL(`/mihon/plans/sogo/evaluations/${YEAR}.csv`, kit.base).href);
  story.holds("the table does not hold them", (await csv.text()).split("\n").length > COUNT, csv.status());
  await at.go(`/mihon/plans/sogo/evaluations/${YEAR}/mh-7`);
  await story.reads(at, "777");
  await story.ends(at);
}
