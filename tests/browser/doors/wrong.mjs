// The pages that say what went wrong: as easy to read, to touch and to hear as all others.

import { axeFinds, frame, keyboard, overflow, targets } from "../checks.mjs";
import { linkOf, mailsIn, nextMail } from "../eml.mjs";
import { Seat } from "../seat.mjs";
import { at, openSheet, rowsOf, SAVE } from "./sheet.mjs";

const NARROW = { viewport: { width: 390, height: 844 } };

export async function wrong(kit, story) {
  for (const lead of [mail, password, digits, sheet, forbidden, held, dead, missing]) {
    const seat = await Seat.take(kit.browser, kit.base, NARROW);
    const status = await lead(seat, kit);
    story.holds(`${lead.name} answers ${status}, which is no page that says what is wrong`, status >= 400 && status < 500);
    await look(seat, story, lead.name);
    await story.ends(seat);
  }
}

async function look(seat, story, name) {
  const { page } = seat;
  const check = (found) => story.report.check(`${story.name}: ${name}`, found);
  check(await page.evaluate(firstWordInPage));
  check(await frame(page, "ja"));
  check(await targets(page));
  for (const width of [390, 320, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    check(await axeFinds(page));
    check(await overflow(page, `${width} px`));
  }
  await page.evaluate(toTheTopInPage);
  check(await keyboard(page));
  if (process.env.ENGAWA_SHOTS) await page.screenshot({ path: `${process.env.ENGAWA_SHOTS}/wrong-${name}.png`, fullPage: true });
}

/** Where there is a summary of what is wrong, it is read first. */
function firstWordInPage() {
  const summary = document.querySelector("main .errors, main [role=alert][tabindex]");
  const isFirst = summary === null || summary.contains(document.activeElement);
  return isFirst ? [] : ["the summary of what is wrong does not have the focus"];
}

function toTheTopInPage() {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
}

async function mail(seat) {
  await seat.go("/mihon/sign-in");
  await seat.page.fill("form[action$='/links'] [name=mail]", "はじめ＠");
  return seat.press("form[action$='/links'] button");
}

async function password(seat) {
  await seat.go("/mihon/sign-in");
  await seat.page.click("details summary");
  await seat.page.fill("form[action$='/password'] [name=mail]", `nobody-${Date.now()}@mihon.example`);
  await seat.page.fill("form[action$='/password'] [name=password]", "ちがうことば");
  return seat.press("form[action$='/password'] button");
}

async function digits(seat, { browser, base, mails }) {
  const address = `digits-${Date.now()}@mihon.example`;
  const known = mailsIn(mails);
  const asking = await Seat.take(browser, base);
  await asking.go("/mihon/sign-in");
  await asking.page.fill("form[action$='/links'] [name=mail]", address);
  await asking.press("form[action$='/links'] button");
  await asking.close();
  await seat.page.goto(linkOf(await nextMail(mails, address, known)));
  await seat.page.fill("[name=digits]", "12");
  return seat.press("form[action$='/use'] button");
}

async function sheet(seat) {
  await seat.comeInAs("clerk");
  await openSheet(seat, 2025);
  const rows = await rowsOf(seat);
  await seat.page.fill(at("value", rows[0]), "約八百");
  await seat.page.fill(at("value", rows.at(-1)), "23.123456");
  return seat.press(SAVE);
}

async function forbidden(seat) {
  await seat.comeInAs("clerk");
  return seat.go("/mihon/admin/people");
}

async function held(seat) {
  await seat.comeInAs("clerk");
  await openSheet(seat, 2025);
  await seat.context.clearCookies({ name: "engawa-mihon-staff" });
  return seat.press(SAVE);
}

function dead(seat) {
  return seat.go(`/mihon/sign-in/links/${"A".repeat(43)}`);
}

async function missing(seat) {
  await seat.comeInAs("clerk");
  return seat.go("/mihon/desk/nowhere");
}
