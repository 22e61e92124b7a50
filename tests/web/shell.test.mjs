// The shell in a real browser, around a core that does what each test says: finding one's way, opening, going wrong.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { dropFile, dropFiles, dropPaths, launchBrowser, noBrowser, openPage } from "./support/browser.mjs";
import { startFakeSite } from "./support/site.mjs";

const kRows = Array.from({ length: 80 }, (_, i) => `<tr><td><a href="?view=report&path=${i}">Entry ${i}</a></td></tr>`).join("");
const kForm = `<form method="get"><input type="hidden" name="view" value="reports"><input type="search" name="text" value="{text}" aria-label="Search">
  <select name="severity" aria-label="Severity"><option value="">Any<option value="sev1">1</select><button>Apply</button></form>`;
const kArchive = {
  pages: {
    "": { title: "Start", html: '<h1>Start</h1><p>day {today}</p><p><a href="?view=reports">All</a></p>' },
    reports: { title: "Reports", html: `<h1>Reports</h1>${kForm}<p class="echo">{text}/{severity}</p><details><summary>More</summary>x</details><table><tbody>${kRows}</tbody></table>` },
    report: {
      title: "Report", html: '<h1>Report {path}</h1><a href="#far">Far</a><div data-article></div><p><a rel="next" href="?view=report&path=next">Next</a></p>',
      article: { address: "a.md", html: `<p style="color:red">text <a href="notes.txt">notes</a></p>${"<p>filler</p>".repeat(80)}<h2 id="far">Far away</h2>${"<p>filler</p>".repeat(80)}` },
    },
    trap: { title: "Trap", html: "", trap: true },
    hang: { title: "Hang", html: "", hang: true },
    drawn: { title: "Drawn", html: '<h1>Drawn</h1><figure class="chart" data-chart="a"><div class="chart-surface"></div><details class="chart-table"><summary>Table</summary>rows</details></figure>',
      charts: [{ id: "a", title: "A", summary: "A.", kind: "steps", x: {}, y: {}, series: [{ name: "s", role: "step", color: 0, points: [{ x: 0, y: 1 }] }], references: [] }] },
  },
  assets: { "notes.txt": { media_type: "text/plain", text: "the notes" } },
};

const kMine = { pages: { "": { title: "Mine", html: "<h1>Mine</h1><p>{files}</p>" } } };

let browser;
let site;
let view;

before(async () => {
  if (noBrowser) return;
  browser = await launchBrowser();
  site = await startFakeSite({ archive: kArchive });
});
after(async () => {
  await browser?.close();
  await site?.close();
});

async function open(route = "", { at = site, heading = "h1:not(.first-page h1)", options = {} } = {}) {
  view = await openPage(browser, options);
  await view.page.goto(at.url + route);
  if (heading) await view.page.waitForSelector(`main ${heading}`);
  return view.page;
}
const heading = (page) => page.textContent("main h1");
const scrollTo = (page, y) => page.evaluate((top) => window.scrollTo(0, top), y);
const scrolled = (page) => page.evaluate(() => Math.round(window.scrollY));
const notice = (page) => page.waitForSelector("[data-notice]:not([hidden]) p").then((node) => node.textContent());

function check(name, run) {
  test(name, { skip: noBrowser, timeout: 60_000 }, async () => {
    await run();
    await view?.context.close();
    view = null;
  });
}
const untroubled = () => assert.deepEqual(view.troubles, []);

describe("finding one's way", () => {
  check("a page is rendered, titled and marked in the navigation, without a breach of the policy", async () => {
    const page = await open("?view=reports");
    assert.equal(await page.title(), "Reports");
    assert.equal(await page.textContent('[aria-current="page"]'), "Reports");
    untroubled();
  });
  check("today is passed as days since 1970", async () => {
    const page = await open();
    assert.equal(await page.textContent("main p"), `day ${Math.floor(Date.now() / 86_400_000)}`);
  });
  check("a link is followed without a reload, and its heading has the focus", async () => {
    const page = await open();
    await page.evaluate(() => (window.kept = true));
    await page.click("text=All");
    await page.waitForSelector("h1:text('Reports')");
    assert.equal(await page.evaluate(() => window.kept && document.activeElement.textContent), "Reports");
    untroubled();
  });
  check("back and forward keep the scroll", async () => {
    const page = await open("?view=reports");
    await scrollTo(page, 900);
    await page.click("text=Entry 40");
    await page.waitForSelector("h1:text('Report 40')");
    assert.equal(await scrolled(page), 0);
    await scrollTo(page, 300);
    await page.goBack();
    await page.waitForSelector("h1:text('Reports')");
    const there = await scrolled(page);
    await page.goForward();
    await page.waitForSelector("h1:text('Report 40')");
    assert.ok(there > 0 && await scrolled(page) === 300, `${there}, ${await scrolled(page)}`);
    await page.goBack();
    await page.waitForSelector("h1:text('Reports')");
    assert.equal(await scrolled(page), there);
  });
  check("a reload keeps the scroll", async () => {
    const page = await open("?view=reports");
    await scrollTo(page, 700);
    await page.reload();
    await page.waitForSelector("main table");
    await page.waitForFunction(() => window.scrollY === 700);
  });
  check("#x finds the article's user-content-x, from a link, in a fresh tab, and back", async () => {
    const page = await open("?view=report&path=1");
    await page.click("text=Far >> nth=0");
    assert.equal(await page.evaluate(() => document.activeElement.id), "user-content-far");
    const far = await scrolled(page);
    assert.ok(far > 500);
    await page.goBack();
    await page.waitForFunction(() => window.scrollY === 0);
    const fresh = await view.context.newPage();
    await fresh.goto(`${site.url}?view=report&path=1#far`);
    await fresh.waitForFunction(() => document.getElementById("user-content-far")?.getBoundingClientRect().top < 200);
  });
  check("a link that is opened with Ctrl is left to the browser", async () => {
    const page = await open();
    const [other] = await Promise.all([view.context.waitForEvent("page"), page.click("text=All", { modifiers: ["Control"] })]);
    await other.waitForSelector("h1:text('Reports')");
    assert.equal(await heading(page), "Start");
  });
  check("below a sub-path", async () => {
    const deep = await startFakeSite({ archive: kArchive, base: "/a/b/" });
    const page = await open("?view=reports", { at: deep });
    await page.click(".site-brand");
    await page.waitForSelector("h1:text('Start')");
    assert.equal(new URL(page.url()).pathname, "/a/b/");
    untroubled();
    await deep.close();
  });
  check("an unknown path leads to the start page", async () => {
    const deep = await startFakeSite({ archive: kArchive, base: "/a/b/" });
    view = await openPage(browser);
    await view.page.goto(`${deep.url}x/y/z?view=reports`);
    await view.page.waitForSelector("a[href='/a/b/?view=reports']");
    await deep.close();
  });
});

describe("forms", () => {
  check("typing searches after a pause, replaces the entry, and keeps caret, scroll and open details", async () => {
    const page = await open("?view=reports");
    await page.click("main summary");
    await page.click("[type=search]");
    await scrollTo(page, 40);
    const entries = await page.evaluate(() => history.length);
    await page.keyboard.type("abc", { delay: 20 });
    await page.waitForSelector(".echo:text('abc/')");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.type("x");
    await page.waitForSelector(".echo:text('abxc/')");
    assert.equal(new URL(page.url()).search, "?view=reports&text=abxc");
    assert.deepEqual(await page.evaluate(() => [document.activeElement.name, document.activeElement.selectionStart, scrollY, history.length, document.querySelector("main details").open]),
      ["text", 3, 40, entries, true]);
  });
  check("choosing applies at once, and back undoes it", async () => {
    const page = await open("?view=reports&text=q");
    await page.selectOption("select", "sev1");
    await page.waitForSelector(".echo:text('q/sev1')");
    await page.goBack();
    await page.waitForSelector(".echo:text-is('q/')");
  });
  check("empty fields leave no trace in the address", async () => {
    const page = await open("?view=reports&text=q");
    await page.fill("[type=search]", "");
    await page.click("button:text('Apply')");
    await page.waitForSelector(".echo:text-is('/')");
    assert.equal(new URL(page.url()).search, "?view=reports");
    untroubled();
  });
});

describe("keys", () => {
  check("/ goes to the search, from any page", async () => {
    const page = await open();
    await page.keyboard.press("/");
    await page.waitForFunction(() => document.activeElement.type === "search");
    await page.keyboard.type("j?/");
    assert.equal(await page.inputValue("[type=search]"), "j?/");
  });
  check("? shows the keys, Esc closes them", async () => {
    const page = await open();
    await page.keyboard.press("?");
    assert.ok(await page.isVisible("dialog"));
    await page.keyboard.press("Escape");
    assert.ok(!(await page.isVisible("dialog")));
  });
  check("j and k walk the list", async () => {
    const page = await open("?view=reports");
    for (const key of ["j", "j", "j", "k"]) await page.keyboard.press(key);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Entry 1");
  });
  check("j goes to the next report", async () => {
    const page = await open("?view=report&path=1");
    await page.keyboard.press("j");
    await page.waitForSelector("h1:text('Report next')");
  });
});

describe("articles and charts", () => {
  check("a file of the repository is saved, not opened", async () => {
    const page = await open("?view=report&path=1");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("text=notes")]);
    assert.equal(download.suggestedFilename(), "notes.txt");
    untroubled();
  });
  check("where charts cannot be drawn, their tables are open", async () => {
    const page = await open("?view=drawn");
    await page.waitForSelector("details.chart-table[open]");
  });
});

describe("opening", () => {
  check("a dropped file opens, says so, and leads back", async () => {
    const page = await open("?view=reports");
    await dropFile(page, "mine.bundle", JSON.stringify(kMine));
    await page.waitForSelector("h1:text('Mine')");
    assert.equal(await page.textContent("[data-origin] p"), "Opened from this device: mine.bundle. Nothing leaves this machine.");
    assert.equal(page.url(), site.url);
    await page.click("text=Back to the published archive");
    await page.waitForSelector("h1:text('Start')");
    assert.ok(await page.isHidden("[data-origin]"));
    untroubled();
  });
  check("a file is picked by keyboard", async () => {
    const page = await open();
    await page.locator("summary", { hasText: "Open…" }).press("Enter");
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Files…" }).press("Enter")]);
    await chooser.setFiles({ name: "mine.bundle", mimeType: "", buffer: Buffer.from(JSON.stringify(kMine)) });
    await page.waitForSelector("h1:text('Mine')");
    assert.ok(await page.isHidden(".open-choices"));
  });
  check("what cannot be opened is named, and what was open stays", async () => {
    const page = await open();
    await dropFile(page, "cat.jpg", "not JSON");
    assert.equal(await notice(page), "cat.jpg could not be opened. This is not a Git bundle. (cat.jpg)");
    assert.equal(await heading(page), "Start");
  });
  check("a drag shows the overlay, leaving hides it", async () => {
    const page = await open();
    const fire = (type) => page.evaluate((type) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(["x"], "x"));
      document.querySelector("main").dispatchEvent(new DragEvent(type, { bubbles: true, dataTransfer }));
    }, type);
    await fire("dragenter");
    assert.ok(await page.isVisible("[data-drop-overlay]"));
    await fire("dragleave");
    assert.ok(await page.isHidden("[data-drop-overlay]"));
  });
  check("without a published archive the page invites to drop one", async () => {
    const empty = await startFakeSite({ archive: null });
    const page = await open("", { at: empty, heading: ".empty-state" });
    await dropFile(page, "mine.bundle", JSON.stringify(kMine));
    await page.waitForSelector("h1:text('Mine')");
    assert.equal(await page.locator("[data-origin] button").count(), 0);
    untroubled();
    await empty.close();
  });
  check("progress tells stage and share, and history is read behind the page", async () => {
    const steps = [{ stage: "Reading objects", done: 0.25, ready: false, finished: false }, { stage: "Reading history", done: 0.42, ready: true, finished: false }];
    const slow = await startFakeSite({ archive: { ...kArchive, steps } });
    const page = await open("", { at: slow });
    await page.waitForFunction(() => document.querySelector("[data-progress].is-background .progress-text")?.textContent === "Reading history 42 %");
    await page.click("text=Cancel");
    assert.equal(await notice(page), "Stopped while reading history.");
    await page.click(".site-nav >> text=Reports");
    await page.waitForSelector("h1:text('Reports')");
    assert.ok(await page.isHidden("[data-progress]"));
    await page.click("text=Go on");
    await page.waitForSelector("[data-progress].is-background");
    await slow.close();
  });
  check("cancel stops the opening", async () => {
    const endless = await startFakeSite({ archive: { ...kArchive, steps: [{ stage: "Reading objects", done: 0.25, ready: false, finished: false }] } });
    const page = await open("", { at: endless, heading: null });
    await page.click("text=Cancel");
    assert.equal(await notice(page), "Stopped. archive.bundle was not opened.");
    assert.ok(await page.isVisible(".empty-state"));
    await endless.close();
  });
});

describe("going wrong", () => {
  check("Row 50: a core that traps while opening is named with its file, and another can be opened", async () => {
    const page = await open();
    await dropFile(page, "bad.bundle", JSON.stringify({ steps: [{ stage: "Reading objects", done: 0.1, trap: true }] }));
    assert.equal(await notice(page), "bad.bundle was set aside: reading it stopped while opening. It broke down: unreachable.");
    assert.equal(await heading(page), "Start");
    await page.click(".site-nav >> text=Reports");
    await page.waitForSelector("h1:text('Reports')");
    await dropFile(page, "good.bundle", JSON.stringify(kMine));
    await page.waitForSelector("h1:text('Mine')");
  });
  check("Row 50: a page that traps is named, and the newest state can be read again", async () => {
    const page = await open();
    await page.evaluate(() => document.querySelector("main a").setAttribute("href", "?view=trap"));
    await page.click("text=All");
    assert.equal(await notice(page), "archive.bundle was set aside: reading it stopped while rendering ?view=trap. It broke down: unreachable.");
    await page.click("text=Read its newest state only");
    await page.waitForURL(site.url);
    await page.waitForSelector("h1:text('Start')");
  });
  check("Row 50: a core that hangs is ended after 20 seconds of silence", async () => {
    view = await openPage(browser);
    await view.page.clock.install();
    await view.page.goto(site.url);
    await view.page.waitForSelector("h1:text('Start')");
    await view.page.evaluate(() => document.querySelector("main a").setAttribute("href", "?view=hang"));
    await view.page.click("text=All");
    await view.page.clock.runFor(25_000);
    assert.equal(await notice(view.page), "archive.bundle was set aside: reading it stopped while rendering ?view=hang. It gave no sign of life for 20 seconds.");
  });
  for (const [name, answer, sentence] of [
    ["a server's failure", { status: 503, body: "" }, "The collection could not be fetched: the server answered 503."],
    ["a captive portal's page", { status: 200, contentType: "text/html", body: "<h1>Sign in</h1>" },
      "The server answered with a web page where the collection should be. Behind a sign-in page, sign in first and reload."],
  ]) {
    check(`Row 47: ${name} in place of the archive is told`, async () => {
      view = await openPage(browser);
      await view.page.route("**/archive.bundle", (route) => route.fulfill(answer));
      await view.page.goto(site.url);
      assert.equal(await notice(view.page), sentence);
    });
  }
  check("Row 47: a program that does not arrive is told", async () => {
    view = await openPage(browser);
    await view.page.route("**/core-worker-*.js", (route) => route.fulfill({ status: 404, body: "" }));
    await view.page.goto(site.url);
    assert.equal(await notice(view.page), "Hindsight could not start: a part of the program did not arrive. Reload the page to try again.");
  });
  check("Row 48: storage that is full or refused keeps nothing from working", async () => {
    view = await openPage(browser);
    const { page, troubles } = view;
    await page.addInitScript(() => {
      const refuse = () => {
        throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
      };
      Storage.prototype.getItem = Storage.prototype.setItem = refuse;
    });
    await page.goto(site.url);
    await page.waitForSelector("h1:text('Start')");
    await page.click(".site-nav >> text=Reports");
    await page.waitForSelector("h1:text('Reports')");
    await page.goBack();
    await page.waitForSelector("h1:text('Start')");
    assert.deepEqual(troubles, []);
  });
  check("Row 48: without a network the page says so, and a retry mends it", async () => {
    view = await openPage(browser);
    const { page } = view;
    let isOffline = true;
    await page.route("**/archive.bundle", (route) => (isOffline ? route.abort("internetdisconnected") : route.continue()));
    await page.goto(site.url);
    assert.equal(await notice(page), "The collection could not be fetched: the connection failed.");
    isOffline = false;
    await page.getByRole("button", { name: "Try again" }).click();
    await page.waitForSelector("h1:text('Start')");
  });
  check("Row 49: without WebAssembly the page says what to do", async () => {
    view = await openPage(browser);
    await view.page.addInitScript(() => delete window.WebAssembly);
    await view.page.goto(site.url);
    assert.match(await notice(view.page), /^This browser does not run WebAssembly/);
    assert.ok(await view.page.isVisible("main h1"));
  });
  check("without JavaScript the page says what it needs", async () => {
    const page = await open("", { heading: "h1", options: { javaScriptEnabled: false } });
    assert.match(await page.textContent("noscript p, main .notice"), /needs JavaScript/);
  });
});
