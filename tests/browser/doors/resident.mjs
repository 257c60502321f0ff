// A resident: an account by mail, out, in again, with another browser, and a link that is used up.

import { linkOf, mailsIn, nextMail } from "../eml.mjs";
import { Seat } from "../seat.mjs";

const ASK = "form[action$='/sign-in/links']";
const USE = "form[action$='/use']";

/** Asks for a link; answers the six digits of the page and the link of the mail. */
async function ask(seat, mails, address) {
  const known = mailsIn(mails);
  await seat.go("/mihon/sign-in");
  await seat.page.fill(`${ASK} [name=mail]`, address);
  await seat.press(`${ASK} button`);
  const digits = (await seat.page.innerText(".digits [aria-hidden]")).replace(/\D/g, "");
  return { digits, mail: await nextMail(mails, address, known) };
}

/** Somebody who has an account comes in by a link. */
export async function comeInByMail(seat, mails, address) {
  const { mail } = await ask(seat, mails, address);
  await seat.page.goto(linkOf(mail));
  if ((await seat.page.$("main [name=name]")) !== null) await seat.page.fill("main [name=name]", "見本 つぎ");
  await seat.press(`${USE} button`);
}

export async function resident({ browser, base, mails }, story) {
  const address = `hajime-${Date.now()}@mihon.example`;
  const seat = await Seat.take(browser, base);
  const used = await opens(seat, story, mails, address);
  await seat.page.goto(used);
  story.holds("who is in is not led on by an old link", seat.path === "/mihon/my", seat.path);
  await leaves(seat, story);
  await seat.go("/mihon/my");
  story.holds("/my opens without a session", seat.path === "/mihon/sign-in", seat.path);
  const again = await ask(seat, mails, address);
  const { subject } = again.mail;
  story.holds("a known address gets a mail of another kind", subject.includes("ログイン用のリンク"), subject);
  await elsewhere({ browser, base }, story, again);
  const status = (await seat.page.goto(linkOf(again.mail))).status();
  story.holds("a used link answers something else than 410", status === 410, status);
  await story.reads(seat, "このリンクは使えません");
  story.holds("a dead link has a button to use it", (await seat.page.$(USE)) === null);
  await story.ends(seat);
}

/** In the browser that asked: one button, a name, and there one is. */
async function opens(seat, story, mails, address) {
  const { digits, mail } = await ask(seat, mails, address);
  story.holds("six digits are not shown", /^\d{6}$/.test(digits), digits);
  story.holds("the digits stand in the mail", !mail.text.includes(digits), mail.text);
  const link = linkOf(mail);
  await seat.page.goto(link);
  await seat.page.reload();
  const buttons = await seat.page.$$("main button, main input[type=submit], main a.btn");
  story.holds("the link page has another number of buttons than one", buttons.length === 1, buttons.length);
  story.holds("the browser that asked is asked for digits", (await seat.page.$("[name=digits]")) === null);
  const empty = await seat.press(`${USE} button`);
  story.holds("no name is taken", empty === 422, empty);
  await seat.page.fill("[name=name]", "見本 はじめ");
  await seat.press(`${USE} button`);
  story.holds("an account does not lead to /my", seat.path === "/mihon/my", seat.path);
  const name = await seat.page.inputValue("[name=name]");
  story.holds("/my does not know the name", name === "見本 はじめ", name);
  return link;
}

async function leaves(seat, story) {
  await seat.press("main form[action$='/sign-out'] button");
  await story.reads(seat, "ログアウトしました");
}

/** Another browser must know the digits. */
async function elsewhere({ browser, base }, story, { digits, mail }) {
  const other = await Seat.take(browser, base);
  await other.page.goto(linkOf(mail));
  story.holds("another browser is not asked for digits", (await other.page.$("[name=digits]")) !== null);
  await other.page.fill("[name=digits]", digits === "000000" ? "000001" : "000000");
  const wrong = await other.press(`${USE} button`);
  story.holds("wrong digits are taken", wrong === 422, wrong);
  await story.reads(other, "数字が違います");
  await other.page.fill("[name=digits]", `${digits.slice(0, 3)} ${digits.slice(3)}`);
  await other.press(`${USE} button`);
  story.holds("right digits do not lead to /my", other.path === "/mihon/my", other.path);
  await story.ends(other);
}
