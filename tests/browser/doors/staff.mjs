// City hall: a passkey by a virtual device, a password, an app; with script and without.

import { codeOf } from "../totp.mjs";
import { Seat } from "../seat.mjs";

const PASSWORD = "縁側で ねこが ひなたぼっこ 2026";

/** A device that holds passkeys, as Chromium plays it. */
async function deviceOf(seat) {
  const session = await seat.context.newCDPSession(seat.page);
  await session.send("WebAuthn.enable");
  const kind = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true };
  await session.send("WebAuthn.addVirtualAuthenticator", { options: { ...kind, automaticPresenceSimulation: true } });
}

export async function passkey({ browser, base }, story) {
  // A passkey belongs to a name, and 127.0.0.1 is none.
  const named = base.replace("127.0.0.1", "localhost");
  const seat = await Seat.take(browser, named);
  await deviceOf(seat);
  await seat.comeInAs("planner");
  await seat.go("/mihon/desk/me/second");
  const tell = "form[data-tell]";
  story.holds("passkeys are not offered where they work", await seat.page.isVisible(tell));
  const label = `机の電話 ${Date.now()}`;
  await seat.page.fill(`${tell} [name=label]`, label);
  await seat.press(`${tell} button`);
  if ((await seat.page.innerText("h1")).includes("回復コード")) {
    const codes = await seat.page.$$(".codes code");
    story.holds("there are not ten recovery codes", codes.length === 10, codes.length);
    await seat.press("main .acts a.btn");
  }
  await story.reads(seat, label);
  await setPassword(seat, story);
  await leave(seat);
  await byPassword(seat, story, "planner");
  story.holds("a password alone leads beyond the second step", seat.path === "/mihon/desk/sign-in/second", seat.path);
  await seat.go("/mihon/desk");
  story.holds("half a session opens the desk", seat.path === "/mihon/desk/sign-in/second", seat.path);
  await seat.press(`${tell} button`);
  story.holds("the passkey does not lead to the desk", seat.path === "/mihon/desk", seat.path);
  await story.ends(seat);
}

export async function app({ browser, base }, story) {
  const seat = await Seat.take(browser, base, { javaScriptEnabled: false });
  await seat.comeInAs("other-clerk");
  await seat.go("/mihon/desk/me/second");
  await forgetApp(seat);
  await seat.press("form[action$='/second/app'] button");
  const letters = await seat.page.innerText("code.letters");
  const confirm = "form[action$='/app/confirmation']";
  await seat.page.fill(`${confirm} [name=code]`, codeOf(letters) === "000000" ? "000001" : "000000");
  const wrong = await seat.press(`${confirm} button`);
  story.holds("a wrong code is taken", wrong === 422, wrong);
  const same = await seat.page.innerText("code.letters");
  story.holds("a wrong code changes the secret", same === letters);
  await seat.page.fill(`${confirm} [name=code]`, codeOf(letters));
  await seat.press(`${confirm} button`);
  await story.reads(seat, "回復コード");
  const recovery = await seat.page.$eval(".codes code", (code) => code.textContent);
  await setPassword(seat, story);
  await leave(seat);
  await byPassword(seat, story, "other-clerk");
  await byCode(seat, story, letters);
  await leave(seat);
  await byPassword(seat, story, "other-clerk");
  await byRecovery(seat, story, recovery);
  await story.ends(seat);
}

/** A demo that was walked before knows an app already; the codes go with the last second step. */
async function forgetApp(seat) {
  if ((await seat.page.$("form[action$='/app/removal']")) !== null) await seat.press("form[action$='/app/removal'] button");
}

async function setPassword(seat, story) {
  await seat.go("/mihon/desk/me/password");
  const form = "form[action$='/me/password']";
  await seat.page.fill(`${form} [name=password]`, "password1");
  const weak = await seat.press(`${form} button`);
  story.holds("one of the commonest passwords is taken", weak === 422, weak);
  await seat.page.fill(`${form} [name=password]`, PASSWORD);
  await seat.press(`${form} button`);
  await story.reads(seat, "パスワードを変えました");
}

async function leave(seat) {
  await seat.press(".acting form[action$='/sign-out'] button");
}

async function byPassword(seat, story, who) {
  await seat.go("/mihon/desk/sign-in");
  const form = "form[action$='/sign-in/password']";
  await seat.page.click("details summary");
  await seat.page.fill(`${form} [name=mail]`, `${who}@mihon.example`);
  await seat.page.fill(`${form} [name=password]`, PASSWORD);
  await seat.press(`${form} button`);
  story.holds("a right password is refused", seat.path === "/mihon/desk/sign-in/second", await seat.says());
}

async function byCode(seat, story, letters) {
  const form = "form[action$='/second/code']";
  await seat.page.fill(`${form} [name=code]`, codeOf(letters, -1));
  const used = await seat.press(`${form} button`);
  story.holds("a code before the used one is taken", used === 422, used);
  await seat.page.fill(`${form} [name=code]`, codeOf(letters, 1));
  await seat.press(`${form} button`);
  story.holds("the code of the app does not lead to the desk", seat.path === "/mihon/desk", seat.path);
}

async function byRecovery(seat, story, recovery) {
  const form = "form[action$='/second/recovery']";
  const closed = "details:has(form[action$='/second/recovery']):not([open]) > summary";
  if ((await seat.page.$(closed)) !== null) await seat.page.click(closed);
  await seat.page.fill(`${form} [name=code]`, recovery.toLowerCase());
  await seat.press(`${form} button`);
  story.holds("a recovery code does not lead to the desk", seat.path === "/mihon/desk", seat.path);
}
