// Teaching in the page what a collection's words mean, on the built site.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { dropFile, launchBrowser, noBrowser, openPage } from "./support/browser.mjs";
import { hasBuiltSite, startBuiltSite } from "./support/site.mjs";

const skip = noBrowser || (hasBuiltSite ? false : "build/site is not built");

const report = (title, day, glimpsed) =>
  `# ${title}\n\n- Date: ${day}\n- Glimpsed: ${glimpsed}\n- Severity: Mauve\n\n## Impact\n\nNobody could pay for an hour.\n\n## Root cause\n\nA full disk.\n\n## Dreamt up\n\n- [ ] Rotate the logs of ${title}\n`;

function makeBundle(folder) {
  const git = (...args) => execFileSync("git", ["-C", folder, "-c", "user.name=Ann", "-c", "user.email=ann@example.org", ...args]);
  mkdirSync(join(folder, "postmortems"));
  writeFileSync(join(folder, "postmortems/2026-03-01-disk.md"), report("Disk full", "2026-03-01", "25 minutes"));
  writeFileSync(join(folder, "postmortems/2026-04-01-queue.md"), report("Queue stuck", "2026-04-01", "1 h 05 min"));
  writeFileSync(join(folder, "postmortems/notes.md"), "# Notes\n\nWe met on Monday and spoke of many things.\n");
  git("init", "-q", "-b", "main");
  git("add", ".");
  git("commit", "-qm", "Reports");
  git("bundle", "create", "-q", join(folder, "team.bundle"), "HEAD", "main");
  return readFileSync(join(folder, "team.bundle"));
}

describe("teaching", { skip }, () => {
  let folder, bundle, site, browser, page, context, troubles;
  const item = (words) => page.locator(".unread-list > li", { has: page.locator("b", { hasText: new RegExp(`^${words}$`, "i") }) });
  const open = async () => {
    await page.goto(site.url);
    await page.waitForSelector(".tiles");
    await dropFile(page, "team.bundle", bundle);
    await page.waitForFunction(() => /1 file skipped/.test(document.querySelector(".page-source")?.textContent));
  };
  const goToCollection = async () => {
    await page.evaluate(() => document.querySelector("footer a[href*=collection], a[href*='view=collection']").click());
    await page.waitForSelector("#unread");
  };

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "hindsight-teaching-"));
    bundle = makeBundle(folder);
    site = await startBuiltSite();
    browser = await launchBrowser();
    ({ page, context, troubles } = await openPage(browser, { viewport: { width: 1280, height: 800 } }));
    await open();
    await goToCollection();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("lists what comes back and has no meaning", async () => {
    assert.equal(await item("Glimpsed").count(), 1);
    assert.match(await item("Glimpsed").textContent(), /label in 2 of 2 reports.*“25 minutes”/s);
    assert.equal(await item("Mauve").count(), 1);
    assert.equal(await item("Dreamt up").count(), 1);
  });

  it("reads the collection again with a meaning", async () => {
    await item("Glimpsed").locator("select").selectOption("labels.fields detection_minutes");
    await item("Glimpsed").locator("button").click();
    await page.waitForSelector("#taught");
    assert.equal(await item("Glimpsed").count(), 0);
    await page.waitForFunction(() => document.querySelector("#detection .count").textContent === "0");
    await item("Mauve").locator("select").selectOption("severities sev1");
    await item("Mauve").locator("button").click();
    await page.waitForFunction(() => document.querySelectorAll("#taught tbody tr").length === 2);
    assert.match(await page.locator("[data-text]").textContent(), /^labels:\n {2}fields:\n {4}detection_minutes: \["Glimpsed"\]\nseverities:\n {2}"Mauve": sev1\n$/);
  });

  it("counts a file that was left out, and leaves out one that was counted", async () => {
    await page.locator("#skipped tr", { hasText: "postmortems/notes.md" }).locator("button").click();
    await page.waitForFunction(() => document.querySelector(".page-note").textContent.startsWith("3 reports"));
    await page.locator("#taught tr", { hasText: "postmortems/notes.md" }).locator("button").click();
    await page.waitForFunction(() => document.querySelector(".page-note").textContent.startsWith("2 reports"));
    await page.click("text=Reports");
    await page.click("text=Queue stuck");
    await page.click("text=This is no report");
    await page.waitForFunction(() => document.querySelector(".page-note")?.textContent.startsWith("1 report "));
    await page.locator("#taught tr", { hasText: "queue.md" }).locator("button").click();
    await page.waitForFunction(() => document.querySelector(".page-note").textContent.startsWith("2 reports"));
  });

  it("keeps it for this archive and no other", async () => {
    await page.goto(site.url);
    await page.waitForSelector(".tiles");
    assert.doesNotMatch(await page.locator(".page-note").textContent(), /lesson/);
    await open();
    await page.waitForFunction(() => /read with 2 lessons of this browser/.test(document.querySelector(".page-note")?.textContent));
    await goToCollection();
    assert.equal(await item("Glimpsed").count(), 0);
    for (let left = 2; left > 0; --left) {
      await page.locator("#taught button").first().click();
      await page.waitForFunction((rest) => document.querySelectorAll("#taught tbody tr").length === rest, left - 1);
    }
    assert.equal(await item("Glimpsed").count(), 1);
  });

  it("has no trouble with that", () => {
    assert.deepEqual(troubles, []);
    return context.close();
  });
});
