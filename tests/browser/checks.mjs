// What every page must hold. Each check returns sentences; none means good.
// Functions named *InPage run inside the page and may use nothing from here.

import axe from "axe-core";

const TARGET_MIN = 48;

/** Everything axe knows, best practices included. */
export async function axeFinds(page) {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => (await window.axe.run(document)).violations);
  return violations.map((v) => {
    const nodes = v.nodes.slice(0, 3).map((n) => n.target.join(" ")).join(" ; ");
    return `axe ${v.id}: ${v.help} (${v.nodes.length}): ${nodes}`;
  });
}

/** One heading of first rank, the language named, a main part and a title. */
export async function frame(page, language) {
  const seen = await page.evaluate(() => ({
    h1: document.querySelectorAll("h1").length,
    lang: document.documentElement.lang,
    main: document.querySelectorAll("main").length,
    title: document.title.trim(),
  }));
  const lang = language === "en" ? "en" : "ja";
  const found = [];
  if (seen.h1 !== 1) found.push(`has ${seen.h1} h1 instead of one`);
  if (seen.lang !== lang) found.push(`says lang="${seen.lang}" instead of "${lang}"`);
  if (seen.main !== 1) found.push(`has ${seen.main} main instead of one`);
  if (seen.title === "") found.push("has no title");
  return found;
}

/** No sideways scrolling at the present width. */
export async function overflow(page, how) {
  const wide = await page.evaluate(widestInPage);
  return wide ? [`scrolls sideways at ${how}: ${wide}`] : [];
}

function widestInPage() {
  const room = document.documentElement.clientWidth;
  const whole = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth);
  if (whole <= room + 1) return null;
  const name = (e) => e.tagName.toLowerCase() + (e.getAttribute("class") ? `.${e.getAttribute("class").split(" ").join(".")}` : "");
  const over = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > room + 1);
  const inner = over.filter((e) => !over.some((other) => other !== e && e.contains(other)));
  return `${whole} px wide in ${room}; ${inner.slice(0, 3).map(name).join(", ")}`;
}

/** Buttons, summaries and links of navigation are high enough for a thumb; links in sentences are exempt. */
export async function targets(page) {
  const low = await page.evaluate(lowTargetsInPage, TARGET_MIN);
  return low.map((t) => `target only ${t.height} px high: ${t.name}`);
}

function lowTargetsInPage(min) {
  const query = "button, input[type=submit], input[type=button], [role=button], summary, nav a[href]";
  const inSentence = (e) => e.closest("p, dd, td, figcaption") !== null && e.tagName === "A";
  const seen = [...document.querySelectorAll(query)].filter((e) => e.checkVisibility({ visibilityProperty: true }));
  return seen
    .filter((e) => !inSentence(e))
    .map((e) => ({ box: e.getBoundingClientRect(), name: `${e.tagName.toLowerCase()} “${e.textContent.trim().slice(0, 30)}”` }))
    .filter(({ box }) => box.width > 1 && box.height < min - 0.5)
    .map(({ box, name }) => ({ name, height: Math.round(box.height * 10) / 10 }));
}

/** On paper the navigation is gone and the content stays. */
export async function print(page) {
  await page.emulateMedia({ media: "print" });
  const seen = await page.evaluate(() => {
    const shown = (e) => e.checkVisibility({ visibilityProperty: true }) && e.getBoundingClientRect().height > 1;
    const name = (e) => e.getAttribute("aria-label") ?? e.getAttribute("class") ?? "unnamed";
    return {
      navs: [...document.querySelectorAll("nav")].filter(shown).map(name),
      heading: [...document.querySelectorAll("main h1")].some(shown),
    };
  });
  await page.emulateMedia({ media: null });
  const found = seen.navs.map((name) => `prints the navigation “${name}”`);
  if (!seen.heading) found.push("prints no heading");
  return found;
}

/** Tab from the top: the skip link first, then every control; and the eye can follow. */
export async function keyboard(page) {
  const expected = await page.evaluate(markTabbableInPage);
  const reached = new Set();
  const unseen = [];
  let first = null;
  for (let step = 0; step < expected.length + 60; step += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(focusedInPage);
    if (at === null) break;
    first ??= at;
    if (at.mark !== null && reached.has(at.mark)) break;
    if (at.mark !== null) reached.add(at.mark);
    if (!at.visible) unseen.push(at.name);
  }
  const found = [];
  if (!first?.skips) found.push(`the first Tab reaches ${first?.name ?? "nothing"} instead of a skip link`);
  const missed = expected.filter((e) => !reached.has(e.mark));
  if (missed.length > 0) found.push(`${missed.length} not reached by Tab: ${missed.slice(0, 5).map((e) => e.name).join(", ")}`);
  if (unseen.length > 0) found.push(`focus cannot be seen on ${unseen.slice(0, 5).join(", ")}`);
  return found;
}

function markTabbableInPage() {
  const query = "a[href], button, input, select, textarea, summary, [tabindex]";
  // Tab stops at a group once: at what is chosen, otherwise at the first.
  const radios = new Map();
  for (const e of document.querySelectorAll("input[type=radio]")) {
    if (!radios.has(e.name) || e.checked) radios.set(e.name, e);
  }
  const wanted = [...document.querySelectorAll(query)].filter((e) => {
    if (e.tabIndex < 0 || e.disabled || e.type === "hidden" || !e.checkVisibility({ visibilityProperty: true })) return false;
    return e.type !== "radio" || radios.get(e.name) === e;
  });
  window.engawaMarks = new Map(wanted.map((e, mark) => [e, mark]));
  return wanted.map((e, mark) => ({ mark, name: `${e.tagName.toLowerCase()} “${e.textContent.trim().slice(0, 30)}”` }));
}

function focusedInPage() {
  const e = document.activeElement;
  if (e === null || e === document.body || e === document.documentElement) return null;
  const style = getComputedStyle(e);
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const box = e.getBoundingClientRect();
  const inView = box.height > 1 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const href = e.getAttribute("href") ?? "";
  return {
    mark: window.engawaMarks.get(e) ?? null,
    name: `${e.tagName.toLowerCase()} “${e.textContent.trim().slice(0, 30)}”`,
    visible: (outlined || style.boxShadow !== "none") && inView,
    skips: href.startsWith("#") && document.getElementById(href.slice(1)) !== null,
  };
}
