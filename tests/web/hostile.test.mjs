// An archive made to do harm, seen page by page: every report that is listed opens, nothing blames what is not at fault, nothing takes
// a second, nothing is asked of another host.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { dropFile, launchBrowser, noBrowser, openPage } from "./support/browser.mjs";
import { hasBuiltSite, startBuiltSite } from "./support/site.mjs";

const kLongestTask = 1000;
const skip = noBrowser || (hasBuiltSite ? false : "build/site is not built");
const kWord = "A".repeat(20_000);
const latin1 = (text) => Buffer.from(text, "latin1");

const report = (body, { title = "Disk full", front = "" } = {}) =>
  `---\nseverity: sev2\n${front}---\n# ${title}\n\n- Date: 2026-01-05\n- TTD: 45 minutes\n- Category: capacity\n\n## Impact\n\n${body}\n\n## Action items\n\n- [ ] Add an alert, due: 2026-01-31\n`;

// [file's name, content]
const kFiles = [
  [latin1("St\xf6rung.md"), report("Not UTF-8.")],
  ["x?view=reports&a=b#c.md", report("An address in a name.")],
  ["%2e%2e%00.md", report("Encoded.")],
  [" lead  and trail .md", report("Blanks.")],
  ["<img src=x onerror=pwned=1>.md", report("Markup in a name.")],
  ["esc\u001b[2J\u202egnp.md", report("Control characters.", { title: "Disk\u001b[2J\u202e full" })],
  ["javascript:alert(1).md", report("A scheme.")],
  ["word.md", report(kWord, { title: kWord })],
  ["category.md", report(kWord).replace("capacity", kWord)],
  ["sizes.md", report("<table width=100000 height=100000 border=100000><tr><td>x</table><hr width=100000 size=100000>")],
  ["html.md", report("<script>pwned=1</script><img src=https://example.org/a.png onerror=pwned=1><style>@import 'https://example.org/x.css'</style><base href=https://example.org/>"
    + "<iframe src=https://example.org/></iframe><p title=\">\" onclick=pwned=1>x</p><link rel=preload as=image href=https://example.org/b.png>")],
  ["mermaid.md", report("```mermaid\n%%{init: {'securityLevel': 'loose'}}%%\ngraph TD; A[<img src=x onerror=pwned=1>]; click A href \"javascript:pwned=1\"\n```")],
  ["yaml.md", report("Plain data.", { front: "severity: sev1\nzzz: {severity: sev4}\n<<: {title: x}\n__proto__: {title: x}\nconstructor: y\n" })],
  ["lines.md", report("ab cd\n".repeat(200_000))],
  ["nested.md", report("<div>".repeat(50_000) + "deep")],
];

function git(folder, args, input) {
  const who = { GIT_AUTHOR_NAME: "Ann", GIT_AUTHOR_EMAIL: "ann@example.org", GIT_COMMITTER_NAME: "Ann", GIT_COMMITTER_EMAIL: "ann@example.org" };
  const output = execFileSync("git", ["-C", folder, ...args], { input, env: { ...process.env, ...who, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" } });
  return output.toString().trim();
}

function makeBundle(folder) {
  git(folder, ["init", "-q", "-b", "main"]);
  const entries = kFiles.map(([name, text]) => Buffer.concat([
    Buffer.from(`100644 blob ${git(folder, ["hash-object", "-w", "--stdin"], text)}\t`), Buffer.from(name), Buffer.from([0])]));
  const commit = git(folder, ["commit-tree", "-m", "All", git(folder, ["mktree", "-z"], Buffer.concat(entries))], "");
  git(folder, ["update-ref", "refs/heads/main", commit]);
  git(folder, ["bundle", "create", "-q", join(folder, "x.bundle"), "main", "HEAD"]);
  return readFileSync(join(folder, "x.bundle"));
}

describe("a hostile archive", { skip }, () => {
  let folder;
  let site;
  let browser;
  let page;
  let troubles;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "hindsight-hostile-"));
    site = await startBuiltSite();
    browser = await launchBrowser();
    ({ page, troubles } = await openPage(browser, { viewport: { width: 1280, height: 800 } }));
    await page.goto(site.url);
    await page.waitForSelector(".tiles");
    await page.evaluate(() => {
      window.tasks = [];
      new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => window.tasks.push(duration))).observe({ type: "longtask" });
    });
    await dropFile(page, "x.bundle", makeBundle(folder));
    await page.waitForSelector("[data-origin]:not([hidden])", { timeout: 30_000 });
    await page.waitForFunction(() => document.querySelector("[data-progress]").hidden, null, { timeout: 30_000 });
  });
  after(async () => {
    await browser?.close();
    await site?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function visit(route) {
    await page.evaluate((route) => {
      window.tasks.length = 0;
      const link = document.createElement("a");
      link.href = route;
      link.id = "visit";
      document.querySelector("main").append(link);
      link.click();
    }, route);
    await page.waitForFunction(() => !document.querySelector("#visit"), null, { timeout: 30_000 });
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))));
    const [slowest, width, title, pwned] = await page.evaluate(() => [Math.max(0, ...window.tasks), document.documentElement.scrollWidth, document.title, window.pwned]);
    assert.ok(slowest < kLongestTask, `${route}: a task of ${Math.round(slowest)} ms`);
    assert.equal(width, 1280, route);
    assert.doesNotMatch(title, /[\u0000-\u001f\u202e]/, route);
    assert.notEqual(title, "Not found", route);
    assert.equal(pwned, undefined, route);
    assert.ok(await page.isHidden("[data-notice]"), await page.textContent("[data-notice]"));
    assert.deepEqual(troubles, [], route);
  }

  for (const route of ["./", "?view=reports", "?view=trends", "?view=actions", "?view=practice", "?view=collection"])
    it(`on ${route}`, () => visit(route));

  it("in each of its reports", async () => {
    await visit("?view=reports");
    const links = await page.$$eval("a.report-link", (all) => all.map((link) => link.getAttribute("href")));
    assert.equal(links.length, kFiles.length);
    for (const link of links) await visit(link);
  });

  it("gives the severity that the last of two keys states, and none that is not its own", async () => {
    await visit("?view=report&path=yaml.md");
    assert.equal(await page.textContent(".report-strip .chip"), "Sev 1");
    assert.match(await page.textContent("[aria-label=Notes]"), /the key "severity" stands on line 2 and again on line 3; the last one counts/);
  });
});
