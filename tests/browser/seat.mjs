// Somebody at a browser: opens pages, fills in forms, presses buttons; and whatever a page may never do is noted meanwhile.

const USUAL = { locale: "ja-JP", timezoneId: "Asia/Tokyo", reducedMotion: "reduce" };

export class Seat {
  /** What went wrong by itself: errors of script, the policy, windows that nobody asked for, calls to elsewhere. */
  faults = [];

  constructor(base, context) {
    this.base = base;
    this.context = context;
  }

  /** A browser of their own; `options` as of Playwright, `storageState` for who is in already. */
  static async take(browser, base, options = {}) {
    const seat = new Seat(base, await browser.newContext({ ...USUAL, ...options }));
    seat.context.on("request", (request) => seat.#mayCall(request.url()));
    seat.context.on("dialog", (dialog) => { seat.#note(`a window said “${dialog.message()}”`); dialog.dismiss().catch(() => {}); });
    await seat.context.addInitScript(listenInPage);
    await seat.turn();
    return seat;
  }

  /** Another page of the same browser. */
  async turn() {
    this.page = await this.context.newPage();
    const { page } = this;
    page.on("console", (message) => {
      const said = message.text();
      if (said.startsWith("engawa-policy ")) this.#note(said);
      // A page that says what is wrong has such a status, and Chromium tells that to the console.
      const isAnswer = /^Failed to load resource: the server responded with a status of (401|403|404|409|410|422)/.test(said);
      if (message.type() === "error" && !isAnswer && !/favicon/.test(said)) this.#note(`console: ${said}`);
    });
    page.on("pageerror", (fault) => this.#note(`script: ${fault.message}`));
    return page;
  }

  async go(path) {
    const answer = await this.page.goto(new URL(path, this.base).href, { waitUntil: "load", timeout: 20_000 });
    return answer?.status() ?? 0;
  }

  /** Presses something that leads to another page; answers its status. */
  async press(selector) {
    const [answer] = await Promise.all([this.page.waitForNavigation({ waitUntil: "load", timeout: 20_000 }), this.page.click(selector)]);
    return answer?.status() ?? 0;
  }

  /** The path of the page, without the address of the demo. */
  get path() {
    return new URL(this.page.url()).pathname;
  }

  /** What the page says. */
  says() {
    return this.page.innerText("main");
  }

  /** Comes in as one of the people of the sample town. */
  async comeInAs(who) {
    await this.go("/sample-people");
    await this.press(`button[name="who"][value="${who}"]`);
  }

  close() {
    return this.context.close();
  }

  #note(fault) {
    this.faults.push(fault);
  }

  #mayCall(url) {
    const { protocol, host } = new URL(url);
    if (/^https?:$/.test(protocol) && host !== new URL(this.base).host) this.#note(`called ${url}`);
  }
}

function listenInPage() {
  document.addEventListener("securitypolicyviolation", (e) => {
    console.info(`engawa-policy ${e.violatedDirective} refused ${e.blockedURI || "inline"}`);
  });
}

/** A story: its steps are checks of the report, under its name. */
export class Story {
  constructor(report, name) {
    this.report = report;
    this.name = name;
  }

  /** One step: it holds, or `seen` says what was there instead. */
  holds(what, isSo, seen = "") {
    this.report.check(this.name, isSo ? [] : [`${what}${seen === "" ? "" : `: ${String(seen).replace(/\s+/g, " ").slice(0, 240)}`}`]);
  }

  /** What a page holds of words. */
  async reads(seat, ...words) {
    const said = await seat.says();
    for (const word of words) this.holds(`“${word}” does not stand on ${seat.path}`, said.includes(word), said);
  }

  /** The end of a visit: nothing happened that may never happen. */
  async ends(seat) {
    this.report.check(this.name, [...new Set(seat.faults)]);
    await seat.close();
  }
}
