// A word of tens of thousands of letters, as a pasted blob is one: wherever it stands, no page freezes, and none grows wider.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { dropFiles, launchBrowser, noBrowser, openPage } from "./support/browser.mjs";
import { hasBuiltSite, startBuiltSite } from "./support/site.mjs";

const kLongestTask = 1000;
const kWidth = 1280;
const skip = noBrowser || (hasBuiltSite ? false : "build/site is not built");

// In the letters of each, neighbours kern or join, which is what browsers are slow with.
const kWord = "A".repeat(20_000);
const kJoined = "ب".repeat(20_000);

const report = (number, { title = `Report ${number}`, category = "capacity", owner = "ann", body = "" }) =>
  `# ${title}\n\n- Date: 2026-01-${String(number).padStart(2, "0")}\n- TTD: 45 minutes\n- Severity: sev2\n- Category: ${category}\n\n` +
  `## Impact\n\nA disk was full.\n\n${body}\n\n## Action items\n\n- [ ] Add an alert, owner: ${owner}, due: 2026-01-31\n`;

const kReports = {
  "a paragraph": { body: kWord },
  "a paragraph of joined letters": { body: kJoined },
  "raw HTML": { body: `<div><b>${kWord}</b></div>` },
  "a heading": { body: `## ${kWord}` },
  "a list item": { body: `- ${kWord}` },
  "an action item": { body: `## Follow-ups\n\n- [ ] ${kWord}, due: 2026-01-31` },
  "a table's cell": { body: `| a | b |\n|---|---|\n| ${kWord} | c |` },
  "inline code": { body: `\`${kWord}\`` },
  "a code block": { body: `\`\`\`\n${kWord}\n\`\`\`` },
  "a link's text": { body: `[${kWord}](https://example.org/)` },
  "the title": { title: kWord },
  "the category": { category: kWord },
  "the owner": { owner: kWord },
};

describe("a word of 20,000 letters", { skip }, () => {
  const names = Object.keys(kReports);
  let site;
  let browser;
  let page;
  let troubles;

  before(async () => {
    site = await startBuiltSite();
    browser = await launchBrowser();
    ({ page, troubles } = await openPage(browser, { viewport: { width: kWidth, height: 800 } }));
    await page.goto(site.url);
    await page.waitForSelector(".tiles");
    await page.evaluate(() => {
      window.tasks = [];
      new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => window.tasks.push(duration))).observe({ type: "longtask" });
    });
    const files = names.map((name, index) => [`pm/${String(index + 1).padStart(2, "0")}.md`, report(index + 1, kReports[name])]);
    await dropFiles(page, { ...Object.fromEntries(files.map(([path, text]) => [path.slice(3), text])), "notes.txt": kWord });
    await page.waitForSelector("[data-origin]:not([hidden])");
    await page.waitForFunction(() => document.querySelector("[data-progress]").hidden);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  async function isCalm(route) {
    await page.evaluate((route) => {
      window.tasks.length = 0;
      const link = document.createElement("a");
      link.href = route || "./";
      document.querySelector("main").append(link);
      link.click();
    }, route);
    await page.waitForFunction((route) => !document.querySelector(`main > a[href="${route || "./"}"]`), route);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))));
    const [slowest, width] = await page.evaluate(() => [Math.max(0, ...window.tasks), document.documentElement.scrollWidth]);
    assert.ok(slowest < kLongestTask, `a task of ${Math.round(slowest)} ms`);
    assert.equal(width, kWidth);
    assert.deepEqual(troubles, []);
  }

  names.forEach((name, index) =>
    it(`in ${name} of a report`, () => isCalm(`?view=report&path=${String(index + 1).padStart(2, "0")}.md`)));
  for (const route of ["", "?view=reports", "?view=trends", "?view=actions", "?view=practice", "?view=collection", "?view=file&path=notes.txt"])
    it(`on the page ${route || "of the overview"}`, () => isCalm(route));

  it("leaves the text as it was for whoever copies it", async () => {
    await isCalm("?view=report&path=01.md");
    assert.equal(await page.evaluate(() => [...document.querySelectorAll(".prose p")].some((one) => one.innerText === "A".repeat(20_000))), true);
  });
});
