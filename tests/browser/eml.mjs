// The mails that the demo lays into a folder instead of sending them.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The names of the mails that lie there; none before the first one. */
export function mailsIn(folder) {
  try {
    return readdirSync(folder).filter((name) => name.endsWith(".eml")).sort();
  } catch {
    return [];
  }
}

/** Waits for a mail with a link for `address` that is not among `known`, and answers it. */
export async function nextMail(folder, address, known, patience = 15_000) {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    for (const name of mailsIn(folder).filter((name) => !known.includes(name)).reverse()) {
      const mail = readMail(readFileSync(join(folder, name), "utf8"));
      if (mail.to.includes(address) && mail.text.includes("/sign-in/links/")) return mail;
    }
    await new Promise((wake) => setTimeout(wake, 100));
  }
  throw new Error(`no mail to ${address} came into ${folder}`);
}

/** Whom it is for, what it is called, what it says. */
export function readMail(text) {
  const [head, ...rest] = text.split(/\r?\n\r?\n/);
  const unfolded = head.replace(/\r?\n[ \t]+/g, " ");
  const field = (name) => unfolded.match(new RegExp(`^${name}: *(.*)$`, "im"))?.[1]?.trim() ?? "";
  const body = rest.join("\n\n");
  return { to: field("To"), subject: readWords(field("Subject")), text: readBody(body, field("Content-Transfer-Encoding")) };
}

/** The one link of a mail. */
export function linkOf(mail) {
  const links = mail.text.match(/https?:\/\/\S+/g) ?? [];
  if (links.length !== 1) throw new Error(`the mail holds ${links.length} links instead of one`);
  return links[0];
}

function readBody(body, how) {
  if (/base64/i.test(how)) return Buffer.from(body, "base64").toString("utf8");
  if (/quoted-printable/i.test(how)) return readQuoted(body.replace(/=\r?\n/g, ""));
  return body;
}

function readQuoted(text) {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

/** `=?utf-8?b?…?=`, in several pieces. */
function readWords(text) {
  const pieces = text.replace(/\?=\s+=\?/g, "?==?");
  return pieces.replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how, word) =>
    how.toLowerCase() === "b" ? Buffer.from(word, "base64").toString("utf8") : readQuoted(word.replace(/_/g, " ")));
}
