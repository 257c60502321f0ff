// A posted code: a resident asks, the desk decides and prints on A4, the code is entered, and the counter knows.

import { Seat } from "../seat.mjs";

const CODE = ".posted-code";

export async function letter({ browser, base }, story) {
  const resident = await Seat.take(browser, base);
  await resident.comeInAs("resident");
  await resident.go("/mihon/my/address");
  const empty = await resident.press("form[action$='/my/address'] button");
  story.holds("nothing written is taken", empty === 422, empty);
  await resident.page.fill("[name=name]", "見本 さくら");
  await resident.page.fill("[name=kana]", "みほん さくら");
  await resident.page.selectOption("[name=area]", { index: 1 });
  await resident.page.fill("[name=address]", "12番地3 みほん荘201");
  await resident.press("form[action$='/my/address'] button");
  await story.reads(resident, "頼みました");

  const desk = await Seat.take(browser, base);
  await desk.comeInAs("registrar");
  await desk.go("/mihon/desk/parties/letters");
  await desk.press("main a[href*='/desk/parties/letters/']");
  await desk.page.check("[name=who][value=new]");
  await desk.press("form[action$='/preparation'] button");
  await story.reads(desk, "決めました");
  await desk.press("form[action$='/letters/print'] button");
  const code = await desk.page.innerText(CODE);
  story.holds("the code has not ten signs", /^[2-9A-Z]{3}-[2-9A-Z]{3}-[2-9A-Z]{4}$/.test(code), code);
  await printed(desk, story);
  await story.ends(desk);

  await resident.go("/mihon/my/address");
  const slip = await enter(resident, "222-222-2223");
  story.holds("a slip of the pen is taken for a try", slip === 422 && (await resident.says()).includes("まちがいの数には"), slip);
  await enter(resident, code.toLowerCase());
  await story.reads(resident, "住所を確かめました", "市内にお住まいだと確かめました");
  await story.ends(resident);
}

async function enter(seat, code) {
  await seat.page.fill("[name=code]", code);
  return seat.press("form[action$='/my/address/code'] button");
}

/** On paper each letter is one page of A4, with nothing of the site around it, and the address where the window is. */
async function printed(seat, story) {
  await seat.page.emulateMedia({ media: "print" });
  const letters = await seat.page.$$eval(".posted", (all) => all.length);
  const pdf = await seat.page.pdf({ format: "A4" });
  const pages = (pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g) ?? []).length;
  story.holds("the letters are not one a page", pages === letters, `${pages} pages for ${letters}`);
  const head = await seat.page.isVisible("header");
  story.holds("the head of the site is printed", !head);
  await seat.page.emulateMedia({ media: null });
}
