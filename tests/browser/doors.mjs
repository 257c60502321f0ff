// The doors: who comes in and how, the first work at the desk, and what may never get through.
// ENGAWA_DEMO_DATA=/tmp/demo node doors.mjs http://127.0.0.1:8080 [story …]

import { join } from "node:path";

import { launch } from "./browser.mjs";
import { body } from "./doors/body.mjs";
import { canaries } from "./doors/canaries.mjs";
import * as documents from "./doors/documents.mjs";
import * as desk from "./doors/desk.mjs";
import { letter } from "./doors/letter.mjs";
import { resident } from "./doors/resident.mjs";
import * as staff from "./doors/staff.mjs";
import { ways } from "./doors/ways.mjs";
import { wrong } from "./doors/wrong.mjs";
import * as forty from "./doors/forty.mjs";
import * as year from "./doors/year.mjs";
import { Report } from "./report.mjs";
import { Story } from "./seat.mjs";

const STORIES = {
  resident,
  ways,
  letter,
  "a year of a body": body,
  passkey: staff.passkey,
  app: staff.app,
  keyboard: desk.keyboard,
  "without script": desk.withoutScript,
  "same cell": desk.sameCell,
  "double click": desk.doubleClick,
  "session ended": desk.sessionEnded,
  "a sheet of the year": year.sheet,
  "a sheet judged": year.presses,
  "a year read": year.reading,
  "a year of forty sheets": forty.year,
  "a document by keyboard": documents.byKeyboard,
  "a document without script": documents.withoutScript,
  "pages of what is wrong": wrong,
  // Last, for the canaries stay.
  canaries,
};

const [given, ...wanted] = process.argv.slice(2);
const data = process.env.ENGAWA_DEMO_DATA;
if (data === undefined) throw new Error("ENGAWA_DEMO_DATA must name the folder of the demo: its mails lie there");
const base = (given ?? "http://127.0.0.1:8080").replace(/\/$/, "");
const report = new Report();
const browser = await launch();
for (const [name, tell] of Object.entries(STORIES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const began = Date.now();
  try {
    await tell({ browser, base, mails: join(data, "mail") }, new Story(report, name));
  } catch (fault) {
    const at = fault.stack.split("\n").filter((line) => /tests\/browser\/(doors|seat|eml)/.test(line)).slice(0, 3);
    report.check(name, [`the story broke: ${fault.message.split("\n")[0]} ${at.map((line) => line.trim()).join(" ")}`]);
  }
  console.log(`${name}: ${((Date.now() - began) / 1000).toFixed(1)} s`);
}
await browser.close();
process.exitCode = report.close() ? 0 : 1;
