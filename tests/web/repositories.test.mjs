// Everything that people hold, made by Git, opened by the built core in a browser.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, describe, test } from "node:test";
import { dropFiles, dropPaths, launchBrowser, noBrowser, openPage, pick } from "./support/browser.mjs";
import { kReports, makeRepositories } from "./support/repositories.mjs";
import { startSite } from "./support/site.mjs";

const kRoot = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const kWasm = resolve(kRoot, process.env.HINDSIGHT_WASM ?? "build/wasm");
const kAxe = readFileSync(join(kRoot, "node_modules/axe-core/axe.min.js"), "utf8");
const skip = noBrowser || (existsSync(join(kWasm, "core.js")) || existsSync(join(kWasm, "web/core.js")) ? false : "the WebAssembly modules are not built");

let browser;
let repositories;
let site;
let view;

before(async () => {
  if (skip) return;
  browser = await launchBrowser();
  repositories = makeRepositories();
  site = await startSite({ wasm: kWasm, archive: repositories.path("bare.git"), base: "/a/b/" });
});
after(async () => {
  await browser?.close();
  await site?.close();
  repositories?.remove();
});

function check(name, run) {
  test(name, { skip, timeout: 90_000 }, async () => {
    await run();
    await view?.context.close();
  });
}

async function open(route = "", { prepare } = {}) {
  view = await openPage(browser, { viewport: { width: 1280, height: 800 } });
  await prepare?.(view.page);
  await view.page.goto(site.url + route);
  await view.page.waitForSelector("main .page-head, main .report");
  return view.page;
}
const settled = (page) => page.waitForFunction(() => document.querySelector("[data-progress]").hidden);
const origin = (name) => view.page.locator("[data-origin] p", { hasText: `Opened from this device: ${name}.` }).waitFor();
const note = (page) => page.textContent(".page-note");
/// What a browser says of files that a repository need not have is no trouble.
const untroubled = () => assert.deepEqual(view.troubles.filter((trouble) => !/status of 404/.test(trouble)), []);

/// The page may already be called so, and still be that of another filter or revision.
async function checkReports(page, expected) {
  await page.click(".site-nav >> text=Reports");
  await page.waitForSelector("h1:text-is('Reports')");
  const areShown = (titles) => [...document.querySelectorAll(".report-title")].map((title) => title.textContent).sort().join() === titles;
  await page.waitForFunction(areShown, expected.join(), { timeout: 10_000 }).catch(() => {});
  assert.deepEqual((await page.locator(".report-title").allTextContents()).sort(), expected);
}

async function checkHistory(page) {
  await settled(page);
  await page.click(".report-link >> text=Queue stuck");
  await page.waitForSelector("article h2");
  await page.waitForSelector(".versions li");
  assert.match(await page.textContent(".versions"), /2026-02-15 Ann/);
  assert.equal(await page.locator(".verification").count(), 0);
}

const kAll = ["Disk full", "Queue stuck", "Rates wrong"];

describe("a repository beside the page", () => {
  check("is read whole, packs and loose objects, below a sub-path", async () => {
    assert.ok(existsSync(join(site.dir, "archive.git/info/refs")));
    assert.ok(!existsSync(join(site.dir, "archive.git/config")));
    const page = await open();
    assert.match(await note(page), /^Commit [0-9a-f]{10} of 2026-03-15/);
    await checkReports(page, kAll);
    await checkHistory(page);
    untroubled();
  });
  check("says as long as it is verified that it is, and then no more", async () => {
    const page = await open("", { prepare: (page) => page.addInitScript(() => {
      new MutationObserver(() => (window.told ||= document.querySelector(".page-note .verification")?.textContent)).observe(document, { subtree: true, childList: true });
    }) });
    await settled(page);
    await page.waitForFunction(() => !document.querySelector(".verification"));
    assert.equal(await page.evaluate(() => window.told), "verification in progress");
  });
  check("shows a branch and a tag, chosen on the page or named in the address", async () => {
    const page = await open("?view=reports&severity=sev1");
    await settled(page);
    await page.selectOption("select[name=rev]", "v1");
    await page.waitForFunction(() => location.search.includes("rev=v1"));
    assert.match(page.url(), /severity=sev1/);
    await checkReports(page, ["Disk full", "Queue stuck"]);
    assert.match(page.url(), /rev=v1/);
    await page.goto(`${site.url}?view=reports&rev=draft`);
    await page.waitForFunction(() => document.querySelectorAll(".report-row").length === 4);
    await settled(page);
    await page.click(".report-link >> text=Draft of a report");
    await page.waitForSelector("article h2");
    assert.match(page.url(), /rev=draft/);
    await page.reload();
    await page.waitForSelector("article h2");
    untroubled();
  });
  check("names what there is for a revision that there is not", async () => {
    const page = await open("?view=reports&rev=none");
    assert.equal(await page.textContent("h1"), "“none” cannot be shown");
    assert.deepEqual(await page.locator(".empty li").allTextContents(), ["main (the default)", "draft", "v1"]);
    assert.equal(await page.locator("[data-notice]:not([hidden])").count(), 0);
    await page.click("text=main (the default)");
    await page.waitForSelector(".report-row");
    assert.equal(await page.locator(".report-row").count(), 3);
  });
});

describe("what is new on the page", () => {
  for (const [name, viewport] of [["wide", { width: 1280, height: 800 }], ["narrow", { width: 360, height: 800 }]]) {
    for (const colorScheme of ["light", "dark"]) {
      check(`${name}, ${colorScheme}: nothing serious for axe, and no sideways scroll`, async () => {
        view = await openPage(browser, { viewport, colorScheme, bypassCSP: true });
        const { page } = view;
        for (const route of ["?rev=draft", "?view=reports&rev=v1", "?view=collection", "?rev=none"]) {
          await page.goto(site.url + route);
          await page.waitForSelector("main .page-head");
          await settled(page);
          await page.evaluate(() => (document.querySelector("[data-open-menu]").open = true));
          await page.addScriptTag({ content: kAxe });
          const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
          assert.deepEqual(violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) => `${id}: ${nodes[0].target}`), [], route);
          assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${route} scrolls sideways`);
        }
      });
    }
  }
});

describe("from this device", () => {
  for (const [what, name] of [["a clone's folder", "clone"], ["a bare repository's folder", "bare.git"]]) {
    check(`${what} is dropped`, async () => {
      const page = await open();
      await dropPaths(page, repositories.path(name));
      await origin(`${name} (a folder)`);
      await checkReports(page, kAll);
      await checkHistory(page);
      untroubled();
    });
  }
  check("a clone's folder is picked, .git and all", async () => {
    const page = await open();
    await pick(page, "A folder…", repositories.path("clone"));
    await origin("clone (a folder)");
    await checkReports(page, kAll);
    await checkHistory(page);
  });
  check("a folder of reports without Git is dropped", async () => {
    const page = await open();
    await dropPaths(page, repositories.path("plain"));
    await origin("plain (a folder)");
    assert.match(await note(page), /^From a folder without history/);
    await checkReports(page, kAll);
    await page.click(".report-link >> text=Disk full");
    await page.waitForSelector("article h2");
    assert.match(await page.textContent("[aria-label=History]"), /the collection came without Git/);
    untroubled();
  });
  check("a zip is dropped", async () => {
    const page = await open();
    await dropPaths(page, repositories.path("reports.zip"));
    await origin("reports.zip");
    assert.match(await note(page), /^From a zip without history/);
    await checkReports(page, kAll);
    untroubled();
  });
  check("two bundles are dropped, the history in two parts", async () => {
    const page = await open();
    await dropPaths(page, repositories.path("older.bundle"), repositories.path("newer.bundle"));
    await origin("older.bundle and newer.bundle");
    await checkReports(page, kAll);
    await checkHistory(page);
    untroubled();
  });
  check("several reports are dropped", async () => {
    const page = await open();
    await dropFiles(page, Object.fromEntries(Object.entries(kReports).map(([path, text]) => [path.split("/")[1], text])));
    await origin("2026-01-10-disk.md and 2 more files");
    assert.match(await note(page), /^From files without history/);
    await checkReports(page, kAll);
    untroubled();
  });
});
