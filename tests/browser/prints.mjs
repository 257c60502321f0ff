// What is printed, page by page: on A4, each page with its head and its number, nothing cut, and looking as it did.
// node prints.mjs http://127.0.0.1:8080 [print …]
// The pictures and words of before lie in prints/; ENGAWA_BLESS=1 renews them. What differs is laid into target/prints.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { launch } from "./browser.mjs";
import { beside, inkOf, readPgm, readPng, unlikeBlocks, writePng } from "./picture.mjs";
import { Report } from "./report.mjs";
import { Seat } from "./seat.mjs";

/** `head` stands on top of each page from the page `from` on; `only` are the pages that are paper, where others follow. */
const PRINTS = [
  { name: "sheet", path: "/mihon/plans/sogo/evaluations/2024/mh-7", head: ["2024（令和6）年度", "施策7"] },
  { name: "booklet", path: "/mihon/plans/sogo/evaluations/2024/booklet", head: ["2024（令和6）年度"], from: 2 },
  { name: "manifesto", path: "/iga/plans/manifesto-2025", head: ["部局マニフェスト", "地域連携部"] },
  { name: "policy", path: "/kisarazu/plans/sheet-45/policies/ks-45", head: ["施策45"], only: 1 },
];

const KEPT = fileURLToPath(new URL("prints/", import.meta.url));
const LAID = "target/prints";
const DOTS = 50;
const MM = DOTS / 25.4;
/** The margins of the paper are 12 and 14 mm; the number of a page stands in the lower one. */
const MARGINS = { left: 13, right: 13, top: 11, bottom: 4 };
/** So few blocks may be unlike: less than a line of a table. */
const UNLIKE_MAX = 6;
const isBlessed = process.env.ENGAWA_BLESS === "1";

const [given, ...wanted] = process.argv.slice(2);
const base = (given ?? "http://127.0.0.1:8080").replace(/\/$/, "");
const report = new Report();
mkdirSync(LAID, { recursive: true });
mkdirSync(KEPT, { recursive: true });
const browser = await launch();
for (const print of PRINTS.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  try {
    await look(print);
  } catch (fault) {
    report.check(`print of the ${print.name}`, [`the test broke: ${fault.message.split("\n")[0]}`]);
  }
}
await browser.close();
process.exitCode = report.close() ? 0 : 1;

async function look(print) {
  const began = Date.now();
  const seat = await Seat.take(browser, base);
  const status = await seat.go(print.path);
  const check = (found) => report.check(`print of the ${print.name}`, found);
  check(status === 200 ? [] : [`${print.path} answers ${status}`]);
  if (status !== 200) return seat.close();
  const file = join(LAID, `${print.name}.pdf`);
  await seat.page.pdf({ path: file, preferCSSPageSize: true });
  const words = await wordsOfPaper(seat.page);
  await seat.close();
  const pages = pagesOf(file, print);
  check(sizes(file));
  pages.forEach((page, at) => check(page.pictureFaults.concat(headAndFoot(print, page, at, pages.total))));
  const all = pages.map((page) => page.text).join("");
  check(words.filter((word) => !all.includes(word)).slice(0, 5).map((word) => `“${word}” stands on the page and is not printed`));
  if (isBlessed) keep(print, pages);
  else check(compare(print, file, pages));
  console.log(`${print.name}: ${pages.total} pages, ${((Date.now() - began) / 1000).toFixed(1)} s`);
}

/** Programs write some signs of a font as their look-alikes; blanks are a matter of taste. */
function plain(text) {
  return text.normalize("NFKC").replace(/\s+/g, "");
}

/** Everything that stands in the frame of the sheets, piece by piece. */
async function wordsOfPaper(page) {
  await page.emulateMedia({ media: "print" });
  const pieces = await page.evaluate(() => {
    const found = [];
    const seen = (e) => e.checkVisibility({ visibilityProperty: true });
    for (const paper of [...document.querySelectorAll(".paper")].filter(seen)) {
      const walk = document.createTreeWalker(paper, NodeFilter.SHOW_TEXT);
      for (let at = walk.nextNode(); at !== null; at = walk.nextNode()) {
        if (at.parentElement.closest(".vh, .no-print") === null && seen(at.parentElement)) found.push(at.data);
      }
    }
    return found;
  });
  await page.emulateMedia({ media: null });
  // A long text may go over a page; its beginning is enough to know that it is there.
  return [...new Set(pieces.map((piece) => plain(piece).slice(0, 12)).filter((piece) => piece !== ""))];
}

function run(program, words) {
  return execFileSync(program, words, { encoding: "utf8", maxBuffer: 1 << 26 });
}

function pagesOf(file, { name, only }) {
  const stem = join(LAID, `${name}-now`);
  for (const old of readdirSync(LAID).filter((old) => old.startsWith(`${name}-`))) rmSync(join(LAID, old));
  run("pdftoppm", ["-r", String(DOTS), "-gray", file, stem]);
  const pictures = readdirSync(LAID).filter((one) => one.startsWith(`${name}-now`) && one.endsWith(".pgm")).sort();
  const pages = pictures.slice(0, only).map((one, at) => {
    const picture = readPgm(readFileSync(join(LAID, one)));
    const text = plain(run("pdftotext", ["-raw", "-f", String(at + 1), "-l", String(at + 1), file, "-"]));
    return { picture, text, pictureFaults: margins(picture, at) };
  });
  pages.total = pictures.length;
  for (const one of pictures) rmSync(join(LAID, one));
  return pages;
}

/** Every page is A4, to the point. */
function sizes(file) {
  const found = [...run("pdfinfo", ["-f", "1", "-l", "999", file]).matchAll(/Page\s+(\d+) size:\s+([\d.]+) x ([\d.]+)/g)];
  const isA4 = ([, , width, height]) => Math.abs(width - 595.28) < 2 && Math.abs(height - 841.89) < 2;
  return found.filter((one) => !isA4(one)).map(([, page, width, height]) => `page ${page} is ${width} x ${height} points and not A4`);
}

/** Nothing comes near an edge, where printers cut it. */
function margins(picture, at) {
  const ink = inkOf(picture);
  const near = Object.entries(MARGINS).filter(([side, least]) => ink[side] < least * MM - 1.5);
  return near.map(([side, least]) => `page ${at + 1} has ink ${(ink[side] / MM).toFixed(0)} mm from the ${side} edge; ${least} mm stay free`);
}

function headAndFoot({ head, from = 1 }, { text }, at, total) {
  const found = [];
  const number = plain(`${at + 1} / ${total}`);
  if (!text.includes(number)) found.push(`page ${at + 1} has no number ${number}`);
  const missing = at + 1 < from ? [] : head.map(plain).filter((word) => !text.slice(0, 160).includes(word));
  return found.concat(missing.map((word) => `page ${at + 1} has no “${word}” in its head`));
}

/** The fonts in which this machine writes Japanese. */
function fonts() {
  return ["sans-serif", "serif"].map((kind) => run("fc-match", ["-f", "%{family[0]} %{style[0]}", `${kind}:lang=ja`])).join(", ");
}

function keptPicture(name, at) {
  return join(KEPT, `${name}-${at + 1}.png`);
}

function keep({ name }, pages) {
  for (const old of readdirSync(KEPT).filter((old) => new RegExp(`^${name}(-\\d+)?\\.(png|txt)$`).test(old))) rmSync(join(KEPT, old));
  pages.forEach((page, at) => writeFileSync(keptPicture(name, at), writePng(page.picture)));
  writeFileSync(join(KEPT, `${name}.txt`), [fonts(), ...pages.map((page) => page.text)].join("\n") + "\n");
  console.log(`${name}: kept as it is now`);
}

function compare({ name }, file, pages) {
  const words = join(KEPT, `${name}.txt`);
  if (!existsSync(words)) return [`nothing is kept of before; look at ${file}, then ENGAWA_BLESS=1 keeps it`];
  const [then, ...texts] = readFileSync(words, "utf8").trimEnd().split("\n");
  const found = [];
  if (texts.length !== pages.length) found.push(`${pages.length} pages instead of ${texts.length}`);
  pages.forEach((page, at) => found.push(...changed(page.text, texts[at] ?? "", at), ...unlike(name, page, at)));
  if (found.length === 0) return [];
  const now = fonts();
  const why = now === then ? [] : [`the fonts are others: ${now} instead of ${then}`];
  return [...found, ...why, `if it shall look so: ENGAWA_BLESS=1 cargo xtask browser`];
}

/** Where the words begin to differ. */
function changed(now, before, at) {
  if (now === before) return [];
  let place = 0;
  while (now[place] === before[place]) place += 1;
  const around = (text) => text.slice(Math.max(0, place - 10), place + 20);
  return [`page ${at + 1} reads “${around(now)}” instead of “${around(before)}”`];
}

function unlike(name, { picture }, at) {
  const kept = keptPicture(name, at);
  if (!existsSync(kept)) return [];
  const before = readPng(readFileSync(kept));
  const blocks = unlikeBlocks(before, picture);
  if (blocks.length <= UNLIKE_MAX) return [];
  const laid = join(LAID, `${name}-${at + 1}-unlike.png`);
  writeFileSync(laid, writePng(beside(before, picture, blocks)));
  return [`page ${at + 1} looks otherwise in ${blocks.length} places: ${laid} (before, now, where)`];
}
