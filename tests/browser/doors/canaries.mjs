// Canaries: what a script could hide in, written into every field that somebody can write, and looked for on every page.

import { address, comeInAll, each, readPages } from "../browser.mjs";
import { linkOf, mailsIn, nextMail } from "../eml.mjs";
import { Seat } from "../seat.mjs";

const SING = "window.canary=1";
export const PAYLOADS = [
  `<script>${SING}</script>`,
  `"><img src=x onerror=${SING}>`,
  `'><svg/onload=${SING}>`,
  `</title><script>${SING}</script>`,
  `</textarea><script>${SING}</script>`,
  `" autofocus onfocus="${SING}`,
  `' autofocus onfocus='${SING}`,
  `javascript:${SING}`,
  `<iframe srcdoc="<script>parent.canary=1</script>">`,
  `&lt;img src=x onerror=${SING}&gt;`,
  `<math><style><img src=x onerror=${SING}></style>`,
  `--><!--><a href=javascript:${SING}>{{7*7}}<base href=//x.example>`,
];
/** The beginnings by which a page shows that it holds one as text. */
const TRACES = ["window.canary", "parent.canary"];

/** Where each role writes, each visit beside the others. `{transfer}` and `{person}` stand for one of those that are there. */
const DRAFT = "/mihon/admin/transfers/{transfer}";
const VISITS = [
  { who: "resident", paths: ["/mihon/my"] },
  { who: null, paths: ["/mihon/sign-in", "/mihon/desk/sign-in"] },
  { who: "planner", paths: ["/mihon/desk/me"], also: writeSheet },
  { who: "administrator", paths: ["/mihon/admin/people", "/mihon/admin/people/new"] },
  { who: "administrator", paths: ["/mihon/admin/people/{person}/appointments/new"] },
  { who: "administrator", paths: ["/mihon/admin/sections/new", "/mihon/admin/offices/new"] },
  { who: "administrator", paths: ["/mihon/admin/transfers", DRAFT, `${DRAFT}/pastes`] },
  { who: "administrator", paths: [`${DRAFT}/renamings`, `${DRAFT}/sections`, `${DRAFT}/offices`] },
  { who: "auditor", paths: ["/mihon/admin/access"] },
];
/** Fields whose form alone is believed: in the second round they hold something right, so that the others are kept. */
const RIGHT = { mail: (turn) => `canary-${turn}-${Date.now()}@mihon.example`, code: (turn) => `canary-${turn}-${Date.now() % 1e6}` };
const DAYS = ["from", "to", "day", "until"];
const NEVER = /sign-out|removal|\/end$|\/closing|\/password|\/reset|discard|withdrawal/;

export async function canaries(kit, story) {
  const hits = { fields: 0, sent: 0, kept: 0 };
  await each(VISITS, 4, async ({ who, paths, also }) => {
    const seat = await Seat.take(kit.browser, kit.base);
    if (who !== null) await seat.comeInAs(who);
    for (const path of paths) await writeAll(seat, story, path, hits);
    await also?.(seat, story, hits);
    await story.ends(seat);
  });
  await newcomer(kit, story, hits);
  const seen = await readAll(kit, story);
  const written = `${PAYLOADS.length} payloads, ${hits.fields} fields, sent ${hits.sent} times, kept ${hits.kept} times`;
  console.log(`canaries: ${written}; ${seen.pages} pages read, ${seen.holding} of them show one as text`);
  story.holds("no canary was kept anywhere, so nothing was tested", hits.kept >= 60, hits.kept);
  story.holds("no page shows a canary as text", seen.holding >= 5, seen.holding);
}

/** Every form of a page that can be written into, with every payload, wrong all over and then wrong in free words only. */
async function writeAll(seat, story, pattern, hits) {
  const path = await found(seat, pattern);
  await seat.go(path);
  const forms = await seat.page.$$eval("main form", (all) => all.map((form) => form.getAttribute("action")));
  const writable = [];
  for (const [index, action] of forms.entries()) {
    const names = await fieldsOf(seat, index);
    if (names.length > 0 && !NEVER.test(action)) writable.push({ index, names });
  }
  story.holds(`${pattern} has nothing to write into`, writable.length > 0, forms.join(" "));
  for (const { index, names } of writable) {
    hits.fields += names.length;
    for (const [turn, payload] of PAYLOADS.entries()) {
      for (const isRight of roundsOf(names)) {
        await seat.go(path);
        await writeOne(seat, index, payload, turn, isRight);
        hits.sent += 1;
        const url = seat.page.url();
        const status = await send(seat, index);
        if (status < 400 && seat.page.url() !== url) hits.kept += 1;
        story.holds(`${pattern} broke at ${payload}`, status < 500, status);
        await sings(seat, story, payload);
      }
    }
  }
}

/** Where something must have a form of its own: all over wrong, then right but for the free words, if there are any. */
function roundsOf(names) {
  const formal = names.filter((name) => name in RIGHT || DAYS.includes(name));
  if (formal.length === 0) return [true];
  return formal.length === names.length ? [false] : [false, true];
}

/** Puts a new list of transfers, or somebody who is there, into the path. */
async function found(seat, pattern) {
  if (pattern.includes("{transfer}")) {
    await seat.go("/mihon/admin/transfers");
    await seat.press("main form[action$='/admin/transfers'] button");
    return pattern.replace("/mihon/admin/transfers/{transfer}", seat.path);
  }
  if (!pattern.includes("{person}")) return pattern;
  await seat.go("/mihon/admin/people");
  const person = await seat.page.$eval("main table a", (a) => a.getAttribute("href"));
  return pattern.replace("/mihon/admin/people/{person}", person);
}

/** The names of the places for text in a form. */
function fieldsOf(seat, index) {
  return seat.page.$$eval("main form", (all, at) => {
    const open = [...all[at].querySelectorAll("input, textarea")].filter((e) => !e.hidden && !e.readOnly);
    return open.filter((e) => ["text", "email", "search", "textarea"].includes(e.type)).map((e) => e.name);
  }, index);
}

async function writeOne(seat, index, payload, turn, isRight) {
  const right = Object.fromEntries(Object.entries(RIGHT).map(([name, make]) => [name, make(turn)]));
  await seat.page.$$eval("main form", (all, [at, text, kept, days]) => {
    for (const e of all[at].elements) {
      if (e.type === "radio" || e.type === "checkbox" || e.type === "hidden") continue;
      if (e.tagName === "SELECT") e.value = [...e.options].map((option) => option.value).filter((value) => value !== "").at(-1) ?? "";
      else if (kept !== null && days.includes(e.name)) continue;
      else if (e.tagName !== "BUTTON") e.value = kept?.[e.name] ?? (e.tagName === "TEXTAREA" ? `${text}\t${text}\t${text}\t${text}` : text);
    }
  }, [index, payload, isRight ? right : null, DAYS]);
}

async function send(seat, index) {
  const sent = seat.page.waitForNavigation({ waitUntil: "load", timeout: 20_000 });
  await seat.page.$$eval("main form", (all, at) => all[at].requestSubmit(), index);
  return (await sent)?.status() ?? 200;
}

/** The sheet of the planner: its rules refuse in one row what they take in another, so that each field is written by itself. */
async function writeSheet(seat, story, hits) {
  const years = [2023, 2022];
  hits.fields += 5;
  for (const [turn, payload] of PAYLOADS.entries()) {
    await seat.go(`/mihon/desk/figures?year=${years[turn % years.length]}`);
    await seat.press("table a[href*='/desk/figures/']");
    const path = seat.path;
    const rows = await seat.page.$$eval("input[name^=value-]", (all) => all.map((e) => e.name.slice(6)));
    for (const values of [payload, String(10 + turn)]) {
      await seat.page.$$eval("form[action$='/entries'] input:not([type=hidden])", (all, [ids, value, text]) => {
        for (const e of all) if (e.name.endsWith(ids[0])) e.value = e.name.startsWith("value-") ? value : text;
      }, [rows, values, payload]);
      const status = await seat.press("form[action$='/entries'] button[type=submit]");
      if (status < 400) hits.kept += 1;
      hits.sent += 1;
      story.holds(`the sheet broke at ${payload}`, status < 500, status);
      await sings(seat, story, payload);
    }
    await seat.go(path);
    const pasted = `${payload}\t1\t${payload}\t${payload}\nMH-1\t${payload}\t確報\t${payload}`;
    await seat.page.$eval("[name=paste]", (e, text) => { e.value = text; }, pasted);
    await seat.page.$eval("form[action$='/paste']", (form) => { form.querySelector("details").open = true; });
    await seat.press("form[action$='/paste'] button");
    hits.sent += 1;
    await sings(seat, story, payload);
  }
}

/** A name is also typed where an account is opened; the address of the page behind it may be anything. */
async function newcomer({ browser, base, mails }, story, hits) {
  const seat = await Seat.take(browser, base);
  const mail = `canary-${Date.now()}@mihon.example`;
  const known = mailsIn(mails);
  await seat.go(`/mihon/sign-in?to=${encodeURIComponent(PAYLOADS[1])}&done=${encodeURIComponent(PAYLOADS[0])}`);
  await sings(seat, story, "to");
  await seat.page.fill("form[action$='/links'] [name=mail]", mail);
  await seat.press("form[action$='/links'] button");
  const letter = await nextMail(mails, mail, known);
  story.holds("a mail holds a canary", !TRACES.some((trace) => letter.text.includes(trace)));
  await seat.page.goto(linkOf(letter));
  await seat.page.fill("[name=name]", PAYLOADS[1]);
  await seat.press("form[action$='/use'] button");
  hits.fields += 3;
  hits.sent += 1;
  hits.kept += 1;
  await sings(seat, story, "name");
  story.holds("the name is not kept as it was typed", (await seat.page.inputValue("[name=name]")) === PAYLOADS[1], seat.path);
  await story.ends(seat);
}

/** Whether anything of a canary became more than text. */
async function sings(seat, story, payload) {
  const found = await seat.page.evaluate(() => {
    const live = "script:not([src]), iframe, base, math, img[src=x], [onerror], [onload], [onfocus], a[href^='javascript:']";
    return { sang: window.canary !== undefined, alive: [...document.querySelectorAll(live)].map((e) => e.outerHTML.slice(0, 120)) };
  });
  story.holds(`a canary sang on ${seat.path} (${payload})`, !found.sang);
  story.holds(`a canary is alive on ${seat.path} (${payload})`, found.alive.length === 0, found.alive.join(" "));
}

function wordsInPage() {
  return document.body.innerText + [...document.querySelectorAll("input")].map((e) => e.value).join(" ");
}

/** Every page of the list, and the public pages that lie behind the sheet, as whom they are for; what is typed stands in one template for all languages. */
async function readAll({ browser, base }, story) {
  const { pages } = readPages();
  const more = ["mh-7-o1", "mh-7-o2"].map((slug) => ({ path: `/mihon/plans/sogo/indicators/${slug}` }));
  const own = ["/mihon/desk/me", "/mihon/desk/me/second", "/mihon/desk/me/sessions"];
  const staff = own.map((path) => ({ path, as: "planner" }));
  const mine = [{ path: "/mihon/my/sessions", as: "resident" }, { path: "/mihon/admin/access/persons", as: "auditor" }];
  const all = [...pages, ...more, ...staff, ...mine];
  const states = await comeInAll(browser, base, all);
  const seen = { pages: 0, holding: 0 };
  await each(all, 3, async (page) => {
    const seat = await Seat.take(browser, base, { storageState: states[page.as] });
    const status = await seat.go(address(base, page.path, "ja"));
    story.holds(`${page.path} answers ${status}`, status === 200);
    await sings(seat, story, page.path);
    const text = await seat.page.evaluate(wordsInPage);
    seen.pages += 1;
    if (TRACES.some((trace) => text.includes(trace))) seen.holding += 1;
    await story.ends(seat);
  });
  return seen;
}
