// A year of a body at the screen: city hall asks and is answered with the minutes it took, a household finds the body by its
// address and is taken in, the next officers are elected, the desk is handed over, and both sign.

import { Seat } from "../seat.mjs";
import { comeInByMail } from "./resident.mjs";

const OFFICE = "/mihon/office/honmachi";
const SUBMIT = ".form-foot button[type=submit]";

async function seat({ browser, base }, who) {
  const taken = await Seat.take(browser, base);
  await taken.comeInAs(who);
  return taken;
}

/** The form of the page, sent. */
async function send(at, story, fields, what) {
  for (const [name, value] of Object.entries(fields)) await at.page.fill(`main [name="${name}"]`, value);
  const answer = await at.press(`main ${SUBMIT}`);
  story.holds(`${what} is refused`, answer === 200, `${answer} ${await at.says()}`);
}

export async function body(kit, story) {
  const mark = `見本${Date.now() % 100_000}`;
  await asked(kit, story, mark);
  const resident = await joins(kit, story, mark);
  const officer = await seat(kit, "officer");
  await answers(officer, story, mark);
  await takesIn(officer, story, mark);
  await resident.go("/mihon/my/memberships");
  await story.reads(resident, "本町自治会", "加入しました");
  await story.ends(resident);
  await handsOver(kit, officer, story, mark);
  await story.ends(officer);
}

/** City hall asks one body: what it costs is seen before it is sent. */
async function asked(kit, story, mark) {
  const clerk = await seat(kit, "clerk");
  await clerk.go("/mihon/desk/parties/requests/new");
  const due = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  const fields = { bodies: "本町自治会", title: `訓練の人数 ${mark}`, text: "来た人の数を教えてください。", due, minutes: "30" };
  await clerk.page.check("main [name=way][value=words]");
  await send(clerk, story, fields, "a request that is looked at");
  await story.reads(clerk, "30分");
  await clerk.press(`main ${SUBMIT}`);
  await story.reads(clerk, `訓練の人数 ${mark}`);
  await story.ends(clerk);
}

/** A household that knows only its address. */
async function joins(kit, story, mark) {
  const resident = await seat(kit, "resident");
  await resident.go("/mihon/join");
  await resident.page.fill("main [name=address]", "みほん市本町２－３");
  await resident.press("main form[role=search] button");
  await story.reads(resident, "「本町」の申し込み先");
  await resident.press("main a[href*='/join/honmachi']");
  await send(resident, story, { label: mark, address: "本町2-3", persons: "2" }, "a request to join");
  await story.reads(resident, "団体の返事を待っています");
  return resident;
}

async function answers(officer, story, mark) {
  await officer.go(OFFICE);
  await story.reads(officer, `訓練の人数 ${mark}`);
  await officer.go(`${OFFICE}/inbox`);
  await officer.press(`main a:has-text("${mark}")`);
  await officer.page.check("main [name=outcome][value=done]");
  await officer.page.fill("main [name=words]", "12人");
  const refused = await officer.press(`main ${SUBMIT}`);
  story.holds("an answer without minutes is taken", refused === 422, refused);
  story.holds("the answer is gone", (await officer.page.inputValue("main [name=words]")) === "12人");
  await send(officer, story, { minutes: "25" }, "an answer with minutes");
}

async function takesIn(officer, story, mark) {
  await officer.go(`${OFFICE}/requests`);
  await officer.press(`main a:has-text("${mark}")`);
  await story.reads(officer, "メールでも知らせます");
  await officer.page.check("main [name=how][value=accept]");
  await send(officer, story, { group: "1班" }, "a household that is taken in");
  await officer.go(`${OFFICE}/roster`);
  await story.reads(officer, mark);
}

/** The one who leaves elects and signs; the one who comes accepts by mail, signs, and reads nothing else before the term. */
async function handsOver(kit, officer, story, mark) {
  await officer.go(`${OFFICE}/officers/new`);
  await officer.page.fill('main [name="name-0"]', `見本 ${mark}`);
  await officer.page.fill('main [name="kana-0"]', "みほん つぎ");
  await send(officer, story, { source: "総会（見本）", from: "2028-04-01", to: "2030-03-31" }, "an election");
  await officer.press(`main a:has-text("${mark}")`);
  await officer.press("main a[href$='/invitation']");
  const address = `tsugi-${Date.now()}@mihon.example`;
  await send(officer, story, { mail: address }, "an invitation");

  await officer.go(`${OFFICE}/handover/new`);
  await officer.press(`main ${SUBMIT}`);
  const path = officer.path;
  await signs(officer, story, path, "leaving");

  const next = await Seat.take(kit.browser, kit.base);
  await comeInByMail(next, kit.mails, address);
  await next.go("/mihon/office");
  await next.press("main form[action*='/office/invitations/'] button");
  const closed = await next.go(`${OFFICE}/roster`);
  story.holds("the roster is open before the term", closed === 403 || closed === 404, closed);
  await signs(next, story, path, "coming");
  await officer.go(path);
  const open = await officer.page.$$("main a[href*='/signing/']");
  story.holds("somebody has not signed", open.length === 0, await officer.says());
  await story.ends(next);
}

async function signs(at, story, path, side) {
  await at.go(`${path}/signing/${side}`);
  for (const check of await at.page.$$("main [name=check]")) await check.check();
  const answer = await at.press(`main ${SUBMIT}`);
  story.holds(`the one who is ${side} cannot sign`, answer === 200, `${answer} ${await at.says()}`);
}
