// Follows every internal link of the demo with plain requests: no dead link, no dead anchor.

const PAGES_MAX = 1_500;
const AT_ONCE = 8;

/** Visits what can be reached from `start`; Japanese pages first, since other languages mirror them. */
export async function crawl(base, start, report) {
  const walk = { base, seen: new Set(), first: [], later: [], anchors: new Map(), wanted: [] };
  enqueue(walk, new URL(start, base), "the start");
  let visited = 0;
  while ((walk.first.length > 0 || walk.later.length > 0) && visited < PAGES_MAX) {
    const batch = take(walk, Math.min(AT_ONCE, PAGES_MAX - visited));
    visited += batch.length;
    await Promise.all(batch.map((stop) => visit(walk, stop, report)));
  }
  const left = walk.first.length + walk.later.length;
  checkAnchors(walk, report);
  console.log(`crawled ${visited} addresses${left > 0 ? `, ${left} left over the bound` : ""}`);
}

function take(walk, count) {
  const batch = walk.first.splice(0, count);
  return batch.concat(walk.later.splice(0, count - batch.length));
}

function enqueue(walk, url, from) {
  if (url.origin !== new URL(walk.base).origin) return;
  const fragment = url.hash.slice(1);
  url.hash = "";
  const address = url.href;
  if (fragment !== "") walk.wanted.push({ address, fragment: decodeURIComponent(fragment), from });
  if (walk.seen.has(address)) return;
  walk.seen.add(address);
  (url.searchParams.has("lang") ? walk.later : walk.first).push({ address, from });
}

async function visit(walk, { address, from }, report) {
  const where = address.slice(walk.base.length);
  let answer;
  try {
    answer = await fetch(address, { signal: AbortSignal.timeout(20_000) });
  } catch (fault) {
    report.check(where, [`cannot be fetched (${fault.message}); linked from ${from}`]);
    return;
  }
  report.check(where, answer.status === 200 ? [] : [`answers ${answer.status}; linked from ${from}`]);
  if (!(answer.headers.get("content-type") ?? "").startsWith("text/html")) {
    await answer.arrayBuffer();
    return;
  }
  const html = (await answer.text()).replace(/<!--[\s\S]*?-->/g, "");
  walk.anchors.set(address, new Set(attributes(html, /\sid="([^"]*)"/g)));
  for (const link of attributes(html, /<(?:a|link|img|script|source)\b[^>]*?\s(?:href|src)="([^"]*)"/g)) {
    const url = URL.canParse(link, answer.url) ? new URL(link, answer.url) : null;
    if (url && url.protocol.startsWith("http")) enqueue(walk, url, where);
  }
}

function attributes(html, pattern) {
  return [...html.matchAll(pattern)].map((match) => match[1].replaceAll("&amp;", "&").replaceAll("&#38;", "&"));
}

function checkAnchors(walk, report) {
  for (const { address, fragment, from } of walk.wanted) {
    const anchors = walk.anchors.get(address);
    if (!anchors || anchors.has(fragment)) continue;
    report.check(from, [`links to #${fragment} of ${address.slice(walk.base.length)}, which has no such place`]);
  }
}
