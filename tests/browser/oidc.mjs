// The provider as a program of its own, for tests that walk through the town without a browser: one command a line, one answer.
//   node oidc.mjs BASE       -> {"issuer":"…","secret":"…"}
//   {"keys":{…}}             the key that the town publishes -> {}
//   {"go":"…","login":"…"}   somebody agrees on the provider's pages -> {"back":"…"}
//   {"turn":true}            it signs with other keys from now on -> {}

import { createServer } from "node:http";
import { createInterface } from "node:readline";

import { provide } from "./provider.mjs";

const base = process.argv[2];
let keys = { keys: [] };
const published = createServer((_, response) => {
  response.setHeader("content-type", "application/jwk-set+json");
  response.end(JSON.stringify(keys));
});
await new Promise((listening) => published.listen(0, "127.0.0.1", listening));
const provider = await provide(base, `http://127.0.0.1:${published.address().port}/`);
const say = (answer) => process.stdout.write(`${JSON.stringify(answer)}\n`);

/** Follows the provider's pages as somebody who agrees to everything, until they lead back to the town. */
async function agree(from, login) {
  const cookies = new Map();
  let [at, form] = [from, undefined];
  for (let steps = 0; steps < 20; steps += 1) {
    const cookie = [...cookies].map((pair) => pair.join("=")).join("; ");
    const asked = form ? { method: "POST", body: new URLSearchParams(form) } : {};
    const answer = await fetch(at, { ...asked, redirect: "manual", headers: cookie ? { cookie } : {} });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      if (value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
    const to = answer.headers.get("location");
    if (to?.startsWith(base)) return { back: to };
    const page = await answer.text();
    const action = /action="([^"]+)"/.exec(page)?.[1];
    if (!to && !action) return { wrong: `${answer.status} ${page.slice(0, 2_000)}` };
    const prompt = /name="prompt" value="([^"]+)"/.exec(page)?.[1];
    form = to ? undefined : { prompt, login, password: "anything" };
    at = new URL(to ?? action, at).href;
  }
  return { wrong: "the pages of the provider lead in a circle" };
}

say({ issuer: provider.issuer, secret: provider.secret });
for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  if (asked.keys) keys = asked.keys;
  if (asked.turn) provider.turn();
  say(asked.go ? await agree(asked.go, asked.login) : {});
}
process.exit(0);
