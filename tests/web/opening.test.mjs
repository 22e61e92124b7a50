// Everything that can be opened, around a core that asks for what each test says: folders, several files, revisions.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { dropFile, dropFiles, dropPaths, launchBrowser, noBrowser, openPage, pick } from "./support/browser.mjs";
import { startFakeSite } from "./support/site.mjs";

const kReady = { stage: "Reading reports", done: 1, ready: true, finished: true };
const kMine = { pages: { "": { title: "Mine", html: "<h1>Mine</h1><p>{files}</p><pre>{supplied}</pre>" } } };
const kStart = { pages: { "": { title: "Start", html: '<h1>Start</h1><p><a href="?view=other">Other</a></p>' }, other: { title: "Other", html: "<h1>Other</h1>" } } };
const content = (path) => ({ kind: "content", path });
const names = (path) => ({ kind: "names", path });

let browser;
let site;
let view;
let folder;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "hindsight-opening-"));
  if (noBrowser) return;
  browser = await launchBrowser();
  site = await startFakeSite({ archive: kStart });
});
after(async () => {
  await browser?.close();
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
});

function check(name, run) {
  test(name, { skip: noBrowser, timeout: 60_000 }, async () => {
    const sites = [];
    const publish = async (archive, options) => {
      sites.push(await startFakeSite({ archive, ...options }));
      return sites.at(-1);
    };
    try {
      await run(publish);
    } finally {
      await view?.context.close();
      await Promise.all(sites.map((other) => other.close()));
    }
  });
}

async function open({ at = site, route = "", before: prepare, heading = "Start" } = {}) {
  view = await openPage(browser);
  await prepare?.(view.page);
  await view.page.goto(at.url + route);
  if (heading) await seen(view.page, heading);
  return view.page;
}
const seen = (page, heading) => page.waitForSelector(`h1:text-is("${heading}")`);
const notice = (page) => page.waitForSelector("[data-notice]:not([hidden]) p").then((node) => node.textContent());
const origin = (page) => page.textContent("[data-origin]:not([hidden]) p");
const supplied = async (page) => Object.fromEntries(JSON.parse(await page.textContent("main pre")).map(([key, status, text]) => [key, [status, text]]));
const untroubled = () => assert.deepEqual(view.troubles, []);

/// A folder of this machine: texts by path.
function makeFolder(name, files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, path, ".."), { recursive: true });
    writeFileSync(join(folder, name, path), text);
  }
  return join(folder, name);
}

const kAsking = {
  ...kMine,
  steps: [
    { ...kReady, ready: false, finished: false, requests: [content(".git/HEAD"), content("none"), content("sub"), content("../secret"), content("/etc/passwd"),
      content("sub/../../secret"), names("sub"), names("none"), names("a.txt"), content("sub/ä b#c?.txt")] },
    kReady,
  ],
};
const kFiles = { HEAD: JSON.stringify(kAsking), ".git/HEAD": "ref", "a.txt": "a", "sub/ä b#c?.txt": "umlaut", "sub/deep/x": "x" };
const namesOf = ([status, text]) => [status, text.split("\0").slice(0, -1).sort()];

async function checkFolder(page) {
  await seen(page, "Mine");
  const answers = await supplied(page);
  assert.deepEqual(namesOf(answers["names "]), [0, [".git/", "HEAD", "a.txt", "sub/"]]);
  assert.deepEqual(namesOf(answers["names sub"]), [0, ["deep/", "ä b#c?.txt"]]);
  assert.deepEqual(answers["content .git/HEAD"], [0, "ref"]);
  assert.deepEqual(answers["content sub/ä b#c?.txt"], [0, "umlaut"]);
  for (const key of ["content none", "content sub", "content ../secret", "content /etc/passwd", "content sub/../../secret", "names none", "names a.txt"])
    assert.deepEqual(answers[key], [1, ""], key);
  assert.equal(await page.textContent("main p"), "reports");
  assert.equal(await origin(page), "Opened from this device: reports (a folder). Nothing leaves this machine.");
  untroubled();
}

describe("files and folders of this machine", () => {
  check("a dropped folder is asked only for what the core wants", async () => {
    const page = await open();
    await dropPaths(page, makeFolder("reports", kFiles));
    await checkFolder(page);
  });
  check("a picked folder answers the same", async () => {
    const page = await open();
    await pick(page, "A folder…", makeFolder("reports", kFiles));
    await checkFolder(page);
  });
  check("a dropped folder of many files is listed whole", async () => {
    const page = await open();
    const many = Object.fromEntries(Array.from({ length: 350 }, (_, i) => [`many/${i}.md`, ""]));
    const archive = { ...kMine, steps: [{ ...kReady, ready: false, finished: false, requests: [names("many")] }, kReady] };
    await dropPaths(page, makeFolder("lots", { HEAD: JSON.stringify(archive), ...many }));
    await seen(page, "Mine");
    assert.equal(namesOf((await supplied(page))["names many"])[1].length, 350);
  });
  check("several files open together", async () => {
    const page = await open();
    await dropFiles(page, { "a.bundle": JSON.stringify(kMine), "b.bundle": "b", "c.md": "c" });
    await seen(page, "Mine");
    assert.equal(await page.textContent("main p"), "a.bundle,b.bundle,c.md");
    assert.equal(await origin(page), "Opened from this device: a.bundle and 2 more files. Nothing leaves this machine.");
  });
  check("several files are picked together", async () => {
    const page = await open();
    await pick(page, "Files…", ["a.md", "b.md"].map((name) => ({ name, mimeType: "", buffer: Buffer.from(JSON.stringify(kMine)) })));
    await seen(page, "Mine");
    assert.equal(await origin(page), "Opened from this device: a.md and b.md. Nothing leaves this machine.");
  });
  check("a folder with files beside it is refused in a sentence", async () => {
    const page = await open();
    const path = makeFolder("reports", kFiles);
    await dropPaths(page, path, join(path, "a.txt"));
    assert.equal(await notice(page), "Drop one folder, or one or several files, but not both together.");
    assert.equal(await page.textContent("h1"), "Start");
  });
  check("a folder that is none of what can be read is named", async () => {
    const page = await open();
    await dropPaths(page, makeFolder("photos", { "cat.jpg": "" }));
    assert.equal(await notice(page), "photos could not be opened. This is no repository: HEAD is not there");
    assert.equal(await page.textContent("h1"), "Start");
  });
  check("the menu opens and closes by keyboard", async () => {
    const page = await open();
    const focused = () => page.evaluate(() => document.activeElement.innerText);
    await page.locator("summary", { hasText: "Open…" }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.match(await focused(), /^Files…/);
    await page.keyboard.press("Tab");
    assert.match(await focused(), /^A folder…/);
    await page.keyboard.press("Escape");
    assert.ok(await page.isHidden(".open-choices"));
    assert.equal(await focused(), "Open…");
    await page.keyboard.press("Enter");
    await page.click("main h1");
    assert.ok(await page.isHidden(".open-choices"));
  });
});

describe("a repository beside the page", () => {
  check("is fetched file by file, below a sub-path", async (publish) => {
    const requests = [content("info/refs"), content("none"), content("objects/none"), names("objects"), content("../index.html"), content("refs/heads/a%#b?")];
    const at = await publish({ ...kMine, steps: [{ ...kReady, ready: false, finished: false, requests }, kReady] }, { asFolder: true, base: "/a/b/" });
    const page = await open({ at, heading: "Mine", before: async (page) => {
      await page.route("**/objects/none", (route) => route.fulfill({ contentType: "text/html", body: "<p>not what you asked for" }));
      await page.route("**/refs/heads/*", (route) => route.fulfill({ contentType: "text/plain", body: decodeURIComponent(route.request().url().split("/").at(-1)) }));
    } });
    const answers = await supplied(page);
    assert.equal(answers["content info/refs"][0], 0);
    assert.deepEqual(answers["content refs/heads/a%#b?"], [0, "a%#b?"]);
    for (const key of ["content none", "content objects/none", "content ../index.html"]) assert.deepEqual(answers[key], [1, ""], key);
    assert.deepEqual(answers["names objects"], [2, ""]);
    assert.equal(await page.locator("[data-origin]:not([hidden])").count(), 0);
  });
  check("names are asked for afresh, objects may come from the cache", async (publish) => {
    const requests = ["info/refs", "objects/info/packs", "packed-refs", "objects/pack/pack-1.idx", "objects/12/34"].map(content);
    const at = await publish({ ...kMine, steps: [{ ...kReady, ready: false, finished: false, requests }, kReady] }, { asFolder: true });
    const page = await open({ at, heading: "Mine", before: (page) => page.addInitScript(() => {
      const { fetch } = window;
      window.asked = {};
      window.fetch = (url, options) => ((window.asked[String(url).replace(/.*archive.git./, "")] = options.cache), fetch(url, options));
    }) });
    assert.deepEqual(await page.evaluate(() => window.asked), {
      "HEAD": "no-cache", "info/refs": "no-cache", "objects/info/packs": "no-cache", "packed-refs": "no-cache",
      "objects/pack/pack-1.idx": "default", "objects/12/34": "default",
    });
  });
  check("a server's failure is handed to the core", async (publish) => {
    const at = await publish({ ...kMine, steps: [{ ...kReady, ready: false, finished: false, requests: [content("objects/a"), content("objects/b")] }, kReady] }, { asFolder: true });
    const page = await open({ at, heading: "Mine", before: async (page) => {
      await page.route("**/objects/a", (route) => route.fulfill({ status: 503, body: "" }));
      await page.route("**/objects/b", (route) => route.abort());
    } });
    assert.deepEqual(await supplied(page).then((answers) => [answers["content objects/a"], answers["content objects/b"]]),
      [[3, "could not be fetched: the server answered 503"], [3, "could not be fetched: the connection failed"]]);
  });
  for (const [name, answer, sentence] of [
    ["a captive portal's page", { contentType: "text/html", body: "<h1>Sign in</h1>" },
      "The server answered with a web page where the collection should be. Behind a sign-in page, sign in first and reload."],
    ["no connection", null, "The collection could not be fetched. Check the connection."],
  ]) {
    check(`${name} in its place is told, and it can be tried again`, async (publish) => {
      const at = await publish(kMine, { asFolder: true });
      let broken = true;
      const page = await open({ at, heading: null, before: (page) => page.route("**/archive.git/**", (route) =>
        (!broken ? route.continue() : answer ? route.fulfill(answer) : route.abort())) });
      assert.equal(await notice(page), sentence);
      broken = false;
      await page.click("text=Try again");
      await seen(page, "Mine");
    });
  }
  check("where nothing is published the page invites to open one", async (publish) => {
    const at = await publish(kMine, { asFolder: true });
    const page = await open({ at, heading: "Open a collection", before: (page) => page.route("**/archive.git/**", (route) => route.fulfill({ status: 404 })) });
    assert.equal(await page.locator("[data-notice]:not([hidden])").count(), 0);
  });
  check("many files are fetched at once, and a large one tells how far it is", async (publish) => {
    const requests = Array.from({ length: 40 }, (_, i) => content(`objects/${i}`));
    const at = await publish({ ...kMine, steps: [{ ...kReady, ready: false, finished: false, requests }, kReady] }, { asFolder: true });
    await open({ at, heading: "Mine", before: (page) => page.addInitScript(() => {
      let now = 0;
      window.most = 0;
      const stages = (window.stages = []);
      new MutationObserver(() => stages.push(document.querySelector("[data-progress-stage]")?.textContent))
        .observe(document, { subtree: true, childList: true, characterData: true });
      window.fetch = async (url) => {
        window.most = Math.max(window.most, ++now);
        await new Promise((resolve) => setTimeout(resolve, 20));
        now -= 1;
        if (/HEAD$/.test(url)) return new Response(window.head, { headers: { "content-type": "" } });
        if (!/objects.7$/.test(url)) return new Response("", { status: 404 });
        const body = new ReadableStream({
          async start(controller) {
            controller.enqueue(new Uint8Array(3_000_000));
            await new Promise((resolve) => setTimeout(resolve, 200));
            controller.enqueue(new Uint8Array(1_000_000));
            controller.close();
          },
        });
        return new Response(body, { headers: { "content-length": "4000000" } });
      };
    }).then(() => page.addInitScript(`window.head = ${JSON.stringify(JSON.stringify({ ...kMine, pages: { "": { title: "", html: "<h1>Mine</h1>" } }, steps: [{ ...kReady, ready: false, finished: false, requests }, kReady] }))}`)) });
    const { most, stages } = await view.page.evaluate(() => ({ most: window.most, stages: window.stages }));
    assert.equal(most, 16);
    assert.ok(stages.includes("Fetching the collection: 3.0 of 4.0 MB"), String([...new Set(stages)]));
  });
});

describe("while something is being read", () => {
  const kSlow = { ...kMine, steps: [{ stage: "Reading the repository", done: 0.5, ready: false, finished: false, requests: [content("slow")] }, kReady] };

  /// Publishes a folder whose file "slow" does not arrive before `release` is called.
  async function openSlow(publish, archive = kSlow, heading = null) {
    const at = await publish(archive, { asFolder: true });
    let release;
    const released = new Promise((resolve) => (release = resolve));
    const page = await open({ at, heading, before: (page) => page.route("**/archive.git/slow", async (route) => {
      await released;
      await route.fulfill({ contentType: "application/octet-stream", body: "at last" }).catch(() => {});
    }) });
    return { page, release };
  }

  check("a slow download is no hanging core", async (publish) => {
    const at = await publish(kSlow, { asFolder: true });
    let release;
    const released = new Promise((resolve) => (release = resolve));
    const page = await open({ at, heading: null, before: async (page) => {
      await page.clock.install();
      await page.route("**/archive.git/slow", async (route) => (await released, route.fulfill({ contentType: "", body: "x" })));
    } });
    await page.waitForSelector("[data-progress]:not([hidden])");
    await page.waitForTimeout(300);
    await page.clock.runFor(60_000);
    assert.equal(await page.locator("[data-notice]:not([hidden])").count(), 0);
    release();
    await seen(page, "Mine");
  });
  check("cancel ends a download, and it can be tried again", async (publish) => {
    const { page, release } = await openSlow(publish);
    await page.waitForSelector("[data-progress]:not([hidden])");
    await page.click("text=Cancel");
    assert.equal(await notice(page), "Stopped. archive.git was not opened.");
    assert.ok(await page.isVisible(".empty-state"));
    release();
    await page.click("text=Try again");
    await seen(page, "Mine");
  });
  check("another can be opened meanwhile", async (publish) => {
    const { page } = await openSlow(publish);
    await page.waitForSelector("[data-progress]:not([hidden])");
    await dropFile(page, "mine.bundle", JSON.stringify(kMine));
    await seen(page, "Mine");
    assert.equal(await page.textContent("main p"), "mine.bundle");
    assert.ok(await page.isHidden("[data-progress]"));
  });
  check("what is fetched behind a page can be stopped, and goes on where it was", async (publish) => {
    const steps = [{ stage: "Reading reports", done: 1, ready: true, finished: false, edition: 1 },
      { stage: "Reading their history", done: 0.5, ready: true, finished: false, edition: 1, requests: [content("slow")] }, { ...kReady, edition: 2 }];
    const { page, release } = await openSlow(publish, { ...kMine, steps }, "Mine");
    await page.waitForSelector("[data-progress].is-background");
    await page.waitForTimeout(200);
    await page.click("text=Cancel");
    assert.equal(await notice(page), "Stopped while reading their history.");
    release();
    await page.click("text=Go on");
    await page.waitForFunction(() => document.querySelector("main pre").textContent.includes("at last"));
    assert.ok(await page.isHidden("[data-progress]"));
    untroubled();
  });
  check("a page that would look different is rendered again, and nothing else moves", async (publish) => {
    const html = `<h1>Start</h1><form method="get"><input type="search" name="text" value="{text}"></form><p>{supplied}</p>${"<p>filler</p>".repeat(80)}`;
    const steps = [{ stage: "Reading reports", done: 1, ready: true, finished: false, edition: 1 },
      { stage: "Verifying every object", done: 0.5, ready: true, finished: false, edition: 1, requests: [content("slow")] },
      { stage: "Done", done: 1, ready: true, finished: true, edition: 2 }];
    const { page, release } = await openSlow(publish, { pages: { "": { title: "Start", html } }, steps }, "Start");
    await page.click("[type=search]");
    await page.evaluate(() => (document.querySelector("[type=search]").value = "abc", document.querySelector("[type=search]").setSelectionRange(1, 2), window.scrollTo(0, 50)));
    release();
    await page.waitForFunction(() => document.querySelector("main p").textContent.includes("at last"));
    assert.deepEqual(await page.evaluate(() => [document.activeElement.value, document.activeElement.selectionStart, document.activeElement.selectionEnd, scrollY]), ["abc", 1, 2, 50]);
  });
  check("charts come although their page was asked for again before they were there", async (publish) => {
    const html = '<h1>Start</h1><figure data-chart="a"><div class="chart-surface"></div><details class="chart-table"><summary>Table</summary>rows</details></figure>';
    const charts = [{ id: "a", title: "A", summary: "A.", kind: "steps", x: {}, y: {}, series: [{ name: "s", role: "step", color: 0, points: [{ x: 0, y: 1 }] }], references: [] }];
    const ready = { stage: "Reading reports", done: 1, ready: true, finished: false, edition: 1 };
    const at = await publish({ pages: { "": { title: "Start", html, charts } }, steps: [ready, ready, { ...kReady, edition: 2 }] });
    let release;
    const released = new Promise((resolve) => (release = resolve));
    const page = await open({ at, before: (page) => page.route("**/charts-*.js", async (route) => (await released, route.continue())) });
    await page.waitForFunction(() => document.querySelector("[data-progress]").hidden);
    await page.waitForTimeout(200);
    release();
    await page.waitForSelector("details.chart-table[open]");  // the stand-in has nothing to draw with
  });
  check("a file that an image needs is fetched when it is looked at", async (publish) => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"/>';
    const at = await publish({
      pages: { "": { title: "", html: "<h1>Start</h1><div data-article></div>", article: { address: "a.md", html: '<img src="x.svg" alt="X">' } } },
      assets: { "x.svg": { media_type: "image/svg+xml", text: svg, requests: [content("objects/12")] } },
    }, { asFolder: true });
    const page = await open({ at });
    await page.waitForFunction(() => document.querySelector("article img, [data-article] img")?.naturalWidth === 20);
  });
});

const kViews = ["trends", "actions", "practice", "reports", "collection"];

describe("another revision", () => {
  const pages = (name) => ({ pages: { "": { title: name, html: `<h1>${name}</h1><form method="get"><select name="rev" aria-label="Branch or tag"><option value="">main<option>old</select></form><a href="?view=other&rev=old">Other</a>` },
    other: { title: "Other", html: `<h1>Other ${name}</h1>` } } });
  const kTwo = { ...pages("Start"), revisions: { old: pages("Old"), broken: { ...pages("Broken"), steps: [{ ...kReady, ready: false, finished: false, requests: [content("slow")] }, kReady] } } };

  check("is read before its page is shown, from a link and from a fresh tab", async (publish) => {
    const at = await publish(kTwo);
    const page = await open({ at });
    await page.selectOption("select", "old");
    await seen(page, "Old");
    assert.equal(new URL(page.url()).search, "?rev=old");
    await page.goBack();
    await seen(page, "Start");
    await page.goto(`${at.url}?view=other&rev=old`);
    await seen(page, "Other Old");
    untroubled();
  });
  check("stays in the links around the page", async (publish) => {
    const at = await publish(kTwo);
    const page = await open({ at, route: "?view=other&rev=old", heading: "Other Old" });
    assert.deepEqual(await page.locator("[data-route]").evaluateAll((links) => links.map((link) => link.getAttribute("href"))),
      ["?rev=old", "?rev=old", ...kViews.map((view) => `?view=${view}&rev=old`)]);
    await page.click(".site-brand");
    await seen(page, "Old");
    await page.goto(at.url);
    await seen(page, "Start");
    assert.deepEqual(await page.locator("[data-route]").evaluateAll((links) => links.map((link) => link.getAttribute("href"))), ["./", "./", ...kViews.map((view) => `?view=${view}`)]);
  });
  check("that does not exist has a page that says so", async (publish) => {
    const at = await publish(kTwo);
    const page = await open({ at, route: "?rev=none", heading: "There is no none" });
    assert.equal(await page.locator("[data-notice]:not([hidden])").count(), 0);
    await page.evaluate(() => history.pushState(null, "", "./"));
    await page.reload();
    await seen(page, "Start");
  });
  check("can be left while it is being read, and can be stopped", async (publish) => {
    const at = await publish(kTwo, { asFolder: true });
    const page = await open({ at, before: (page) => page.route("**/archive.git/slow", () => {}) });
    await page.evaluate(() => document.querySelector("main a").setAttribute("href", "?rev=broken"));
    await page.click("main a");
    await page.waitForSelector("[data-progress]:not([hidden])");
    await page.click("text=Cancel");
    assert.equal(await notice(page), "Stopped while reading reports.");
    await page.goBack();
    await page.unroute("**/archive.git/slow");
    await page.waitForTimeout(100);
    await page.click("text=Dismiss");
    await seen(page, "Start");
  });
});
