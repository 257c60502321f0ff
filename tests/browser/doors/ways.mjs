// Identity providers, with a real one (the npm package oidc-provider): opened by an administrator, used by a resident, and
// what must not get through: an answer that was used, an answer in another browser, a provider that is gone.

import { provide } from "../provider.mjs";
import { Seat } from "../seat.mjs";

const NAME = "見本 かざぐるま";
/** The same person at the provider, whichever of its clients asks. */
const SUBJECT = "sample-person";

/** An administrator writes down what the provider said, and opens the way. */
async function opens({ browser, base }, story, profile, { issuer, secret }) {
  const seat = await Seat.take(browser, base);
  await seat.comeInAs("administrator");
  await seat.go(`/mihon/admin/ways/${profile}`);
  await seat.page.fill("[name=issuer]", issuer);
  await seat.page.fill("[name=client]", `engawa-${profile}`);
  if (profile === "line") await seat.page.fill("[name=secret]", secret);
  await seat.press("form.form button[type=submit]");
  await story.reads(seat, "開きました");
  await story.ends(seat);
}

/** Out to the provider, and back with its agreement; answers the address on which one came back. */
async function through(seat, profile, subject, from = "/mihon/sign-in") {
  await seat.go(from);
  await seat.press(`form[action*='/sign-in/ways/${profile}'] button`);
  let back = "";
  const note = (request) => { if (request.url().includes(`/ways/${profile}/back?`)) back = request.url(); };
  seat.page.on("request", note);
  await seat.press("main .acts a[href^='http']");
  if ((await seat.page.$("[name=login]")) !== null) {
    await seat.page.fill("[name=login]", subject);
    await seat.page.fill("[name=password]", "anything");
    await seat.press("button[type=submit]");
  }
  // Agreed once, it is not asked again.
  if ((await seat.page.$("form[action*='/interaction/'] button")) !== null) await seat.press("form[action*='/interaction/'] button");
  seat.page.off("request", note);
  return back;
}

/** What happens on the pages of the provider is its own affair. */
function ours(seat, issuer) {
  const theirs = [new URL(issuer).host, "fonts.googleapis.com", "ERR_NAME_NOT_RESOLVED", "ERR_INTERNET_DISCONNECTED"];
  seat.faults = seat.faults.filter((fault) => !theirs.some((word) => fault.includes(word)));
}

export async function ways({ browser, base }, story) {
  const provider = await provide(`${base}/mihon`);
  for (const profile of ["card", "line"]) await opens({ browser, base }, story, profile, provider);
  const seat = await Seat.take(browser, base);
  const used = await through(seat, "card", SUBJECT);
  story.holds("who comes for the first time is not asked for a name", seat.path === "/mihon/sign-in/ways/first", seat.page.url());
  await seat.page.fill("[name=name]", NAME);
  await seat.press("form.form button[type=submit]");
  story.holds("an account does not lead to /my", seat.path === "/mihon/my", seat.path);
  await story.reads(seat, "ご本人だと、カードで確かめました");

  const status = await seat.go(used.replace(base, ""));
  story.holds("an answer is taken twice", status === 410, status);
  await through(seat, "line", SUBJECT, "/mihon/my/ways");
  story.holds("a second way is not added", seat.page.url().endsWith("/mihon/my/ways?done=added"), seat.page.url());
  await story.reads(seat, "デジタル認証アプリ", "LINE");
  ours(seat, provider.issuer);
  await story.ends(seat);

  const again = await Seat.take(browser, base);
  const answer = await through(again, "line", SUBJECT);
  story.holds("who comes again is not in at once", again.path === "/mihon/my", again.page.url());
  const name = again.path === "/mihon/my" ? await again.page.inputValue("[name=name]") : "";
  story.holds("the other way leads to another account", name === NAME, name);
  ours(again, provider.issuer);
  await story.ends(again);

  const thief = await Seat.take(browser, base);
  const stolen = await thief.go(answer.replace(base, ""));
  story.holds("an answer is taken in another browser", stolen === 410, stolen);
  await thief.go("/mihon/sign-in");
  provider.stop();
  const out = await thief.press("form[action*='/sign-in/ways/line'] button");
  // What it says of itself is remembered for an hour; the page before the provider's is still ours.
  story.holds("the town does not answer while a provider is down", [200, 503].includes(out), out);
  await story.ends(thief);
  await closes({ browser, base }, story);
}

/** The sample town is left as it was found. */
async function closes({ browser, base }, story) {
  const seat = await Seat.take(browser, base);
  await seat.comeInAs("administrator");
  for (const profile of ["card", "line"]) {
    await seat.go("/mihon/admin/ways");
    await seat.press(`form[action*='/admin/ways/${profile}/closing'] button`);
    await story.reads(seat, "閉じました");
  }
  await seat.go("/mihon/admin/ways");
  story.holds("a way stays open", (await seat.page.$("form[action*='/closing']")) === null);
  await story.ends(seat);
}
