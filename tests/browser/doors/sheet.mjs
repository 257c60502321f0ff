// The sheet of a section: where it is, what stands in it, how a row is filled in.

export const SAVE = "form[action$='/entries'] button[type=submit]";

/** The ids of the rows of the sheet, from the top. */
export function rowsOf(seat) {
  return seat.page.$$eval("input[name^=value-]", (inputs) => inputs.map((input) => input.name.slice("value-".length)));
}

/** The place of something in a row. */
export function at(part, row) {
  return `[name="${part}-${row}"]`;
}

/** At which statement a row was made: a number that grows with each one that is kept. */
export async function seen(seat, row) {
  return Number.parseInt(await seat.page.inputValue(at("seen", row)), 10);
}

/** Opens the sheet of the section of the clerk; answers its path. */
export async function openSheet(seat, year) {
  await seat.go(`/mihon/desk/figures?year=${year}`);
  const link = await seat.page.$eval("table a[href*='/desk/figures/']", (a) => a.getAttribute("href"));
  await seat.go(link);
  return link;
}

/** Fills in a row; the reason where there is a place for one. */
export async function fill(seat, row, { value, source, reason = "確かめて直した（見本）" }) {
  await seat.page.fill(at("value", row), value);
  if (source !== undefined) await seat.page.fill(at("source", row), source);
  const place = await seat.page.$(at("reason", row));
  if (place !== null) await place.fill(reason);
}

/** The public page of a row. */
export function publicPage(seat, row) {
  return seat.page.$eval(`#i-${row}-name a`, (a) => a.getAttribute("href"));
}

/** A value that does not stand there now; `turn` tells the stories apart. */
export async function fresh(seat, row, turn) {
  const stands = Number(await seat.page.inputValue(at("value", row)));
  const value = (20 + turn / 10 + ((Date.now() / 1000) % 50) / 10).toFixed(1);
  return Number(value) === stands ? (Number(value) + 0.1).toFixed(1) : value;
}
