// The built site as its users meet it, at / and below a path, with the archive it was built with.
import assert from "node:assert/strict";
import { readFileSync, existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { dropFile, launchBrowser, noBrowser, openPage } from "./support/browser.mjs";
import { hasBuiltSite, startBuiltSite } from "./support/site.mjs";

const kRoot = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const kCorpora = process.env.HINDSIGHT_CORPORA || join(kRoot, "../shared/corpora");
const kAxe = readFileSync(join(kRoot, "node_modules/axe-core/axe.min.js"), "utf8");
const kDesktop = { width: 1280, height: 800 };
const kPhone = { width: 390, height: 844 };
const skip = noBrowser || (hasBuiltSite ? false : "build/site is not built");

const overview = (page) => page.waitForSelector(".tiles");
/// The history has been read when nothing is shown as being in progress any more.
const settled = (page) => page.waitForFunction(() => document.querySelector("[data-progress]").hidden);
const drawn = (page, id) => page.waitForSelector(`figure[data-chart="${id}"] canvas`);

/// Serves the built site at `base` for the tests of the suite it is called in. `open` answers once a page is shown.
function useSite(base) {
  const here = {};
  before(async () => {
    const { url, close } = await startBuiltSite({ base });
    Object.assign(here, { url, close, browser: await launchBrowser() });
  });
  after(async () => {
    await here.browser?.close();
    await here.close?.();
  });
  here.open = async (route = "", options = { viewport: kDesktop }) => {
    const opened = await openPage(here.browser, options);
    await opened.page.goto(here.url + route);
    await opened.page.waitForSelector("main .page-head, main .report, main .empty-state");
    return opened;
  };
  return here;
}

for (const base of ["/", "/a/b/"]) {
  describe(`the site at ${base}`, { skip }, () => {
    const here = useSite(base);
    const { open } = here;

    it("shows three charts, each with a table that has a row for each point", async () => {
      const { page, context, troubles } = await open();
      await overview(page);
      await settled(page);
      for (const id of ["detection", "categories", "actions"]) {
        await drawn(page, id);
        assert.ok(await page.locator(`figure[data-chart="${id}"] tbody tr`).count() > 0, id);
      }
      const dots = await page.locator('figure[data-chart="detection"] tbody tr').count();
      assert.equal(dots, 27, "24 that are stated or computed, and three from timelines");
      assert.deepEqual(troubles, []);
      await context.close();
    });

    it("goes from the filter to a report, and back to where it was", async () => {
      const { page, context, troubles } = await open("?view=reports");
      await page.waitForSelector(".report-list");
      const all = await page.locator(".report-row").count();
      await page.selectOption("select[name=severity]", "sev1");
      await page.waitForFunction((n) => document.querySelectorAll(".report-row").length < n, all);
      assert.match(page.url(), /severity=sev1/);
      const some = await page.locator(".report-row").count();
      await page.locator(".report-link").first().click();
      await page.waitForSelector("article h2");
      assert.match(page.url(), /view=report&path=/);
      await page.goBack();
      await page.waitForSelector(".report-list");
      assert.equal(await page.locator(".report-row").count(), some);
      await page.goBack();
      await page.waitForFunction((n) => document.querySelectorAll(".report-row").length === n, all);
      assert.deepEqual(troubles, []);
      await context.close();
    });

    it("restores a report and a heading from its address in a fresh tab", async () => {
      const first = await open("?view=reports");
      await first.page.locator(".report-link").first().click();
      await first.page.waitForSelector("article h2");
      const link = first.page.locator(".toc a").last();
      const href = await link.getAttribute("href");
      await link.click();
      const address = first.page.url();
      await first.context.close();
      const { page, context, troubles } = await openPage(here.browser, { viewport: kDesktop });
      await page.goto(address);
      await page.waitForSelector("article h2");
      await page.waitForFunction((hash) => {
        const target = document.getElementById("user-content-" + decodeURIComponent(hash.slice(1)));
        return target && target.getBoundingClientRect().top < innerHeight && target.getBoundingClientRect().top > -50;
      }, href);
      assert.deepEqual(troubles, []);
      await context.close();
    });
  });
}

describe("the built site", { skip }, () => {
  const here = useSite("/");
  const { open } = here;

  it("every report of the archive opens with its title, its text and its facts", async () => {
    const { page, context, troubles } = await open("?view=reports");
    const reports = await page.locator(".report-link").evaluateAll((links) =>
      links.map((link) => ({ href: link.getAttribute("href"), title: link.querySelector(".report-title").textContent })));
    assert.equal(reports.length, 32);
    for (const { href, title } of reports) {
      await page.goto(here.url + href);
      await page.waitForSelector("article > *");
      const text = await page.evaluate(() => document.querySelector("main").innerText);
      assert.ok(text.includes(title), `${href} shows “${title}”`);
      assert.ok((await page.locator("article").innerText()).length > 400, href);
      assert.equal(await page.locator(".facts").count(), 1, href);
    }
    assert.deepEqual(troubles, []);
    await context.close();
  });

  it("shows an image of the repository beside its report", async () => {
    const { page, context } = await open("?view=reports&text=rates");
    await page.locator(".report-link", { hasText: "rates" }).first().click();
    await page.waitForFunction(() => [...document.querySelectorAll("article img")].some((image) => image.complete && image.naturalWidth > 10));
    await context.close();
  });

  it("fetches the rest of the core once, after the first page", async () => {
    const { page, context, troubles } = await openPage(here.browser, { viewport: kDesktop });
    const asked = [];
    context.on("request", (request) => request.url().includes("core-rest") && asked.push(request));
    let isShown = false;
    await page.route("**/core-rest-*", async (route) => {
      isShown = await page.locator(".tiles").count() > 0;
      await route.continue();
    });
    await page.goto(here.url);
    await page.waitForEvent("requestfinished", (request) => request.url().includes("core-rest"));
    assert.ok(isShown, "an overview needs no more than the first part");
    await page.getByRole("link", { name: "Practice" }).click();
    await page.getByRole("heading", { level: 1, name: "Practice" }).waitFor();
    await page.getByRole("link", { name: "Actions" }).click();
    await page.getByRole("heading", { level: 1, name: "Action items" }).waitFor();
    assert.equal(asked.length, 1);
    assert.deepEqual(troubles, []);
    await context.close();
  });

  it("a bar of the trends leads to its reports, and the filter can be taken off again", async () => {
    const { page, context, troubles } = await open("?view=reports&where=detected_by%3Dcustomer");
    const count = await page.locator(".report-row").count();
    assert.ok(count > 0 && count < 32, `${count} reports`);
    await page.getByRole("link", { name: "detected by: customer" }).click();
    await page.waitForFunction((before) => document.querySelectorAll(".report-row").length > before, count);
    assert.deepEqual(troubles, []);
    await context.close();
  });

  it("names the reports that tell of the same failure, with the reasons", async () => {
    const { page, context } = await open("?view=report&path=docs/postmortems/2026-10-05-ferry-cabins-held.md");
    const similar = page.getByRole("region", { name: "Similar reports" });
    assert.match(await similar.innerText(), /is named as an earlier incident/);
    assert.equal(await similar.getByRole("link").count(), 3);
    await context.close();
  });

  it("an empty result names the filter and leads back", async () => {
    const { page, context } = await open("?view=reports&text=nosuchword&severity=sev1");
    await page.getByText("No report matches").waitFor();
    await page.locator(".empty a").first().click();
    await page.waitForSelector(".report-row");
    await context.close();
  });

  for (const [name, viewport] of [["wide", kDesktop], ["narrow", { width: 360, height: 800 }]]) {
    for (const colorScheme of ["light", "dark"]) {
      it(`${name}, ${colorScheme}: nothing serious for axe, and no sideways scroll`, async () => {
        const { page, context } = await open("", { viewport, colorScheme, bypassCSP: true });
        const report = await page.locator(".report-link").first().getAttribute("href");
        for (const route of ["", "?view=trends", "?view=actions", "?view=practice", "?view=reports", report, "?view=collection"]) {
          await page.goto(here.url + route);
          await page.waitForSelector("main .page-head, main article > *");
          await settled(page);
          await page.addScriptTag({ content: kAxe });
          const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
          const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical")
            .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).slice(0, 3).join(", ")}`);
          assert.deepEqual(serious, [], route);
          assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${route} scrolls sideways`);
        }
        await context.close();
      });
    }
  }

  it("moves the pixels of a dot when its value changes", async () => {
    const { page, context, troubles } = await open();
    await settled(page);
    await drawn(page, "detection");
    // The same chart is drawn twice by the page's own module: as it is, and with one value moved.
    const result = await page.evaluate(async () => {
      const url = performance.getEntriesByType("resource").map(({ name }) => name).find((name) => /\/charts-[^/]*\.js$/.test(name));
      const { mountCharts } = await import(url);
      const figure = document.createElement("figure");
      figure.dataset.chart = "probe";
      const surface = document.createElement("div");
      surface.className = "chart-surface";
      surface.style.cssText = "width:600px;height:300px";
      figure.append(document.createElement("figcaption"), surface);
      document.querySelector("main").append(figure);
      const model = (minutes) => ({
        id: "probe", title: "Probe", summary: "", kind: "timeline_log",
        x: { is_time: true, minimum: 20000, maximum: 20100 }, y: { scale: "log", is_minutes: true, minimum: 1, maximum: 10000 },
        series: [{ name: "Incidents", role: "points", color: 0, points: [20010, 20050, 20090].map((x, i) => ({ x, y: i === 1 ? minutes : 100, label: "", link: "" })) }],
        references: [], empty: "",
      });
      const shots = [];
      for (const minutes of [100, 5000]) {
        const mounted = await mountCharts(figure.parentNode, [model(minutes)], { navigate() {} });
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        const { canvas, places } = mounted.charts.get("probe");
        const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        shots.push({ pixels, places: JSON.parse(JSON.stringify(places())), ratio: canvas.width / canvas.getBoundingClientRect().width });
        mounted.destroy();
      }
      figure.remove();
      const at = ({ pixels }, x, y) => [...pixels.data.slice((Math.round(y) * pixels.width + Math.round(x)) * 4).slice(0, 3)].join();
      return { shots: shots.map(({ places, ratio }) => ({ places, ratio })), sample: shots.map((shot) => shots.map(({ places, ratio }) =>
        at(shot, places[1].x * ratio, places[1].y * ratio))) };
    });
    const [before, after] = result.shots.map(({ places }) => places[1]);
    assert.ok(after.y < before.y - 20, "the dot moves up");
    assert.equal(Math.round(after.x), Math.round(before.x));
    assert.notEqual(result.sample[0][0], result.sample[1][0], "its old place is empty");
    assert.notEqual(result.sample[0][1], result.sample[1][1], "its new place is filled");
    assert.equal(result.sample[0][0], result.sample[1][1], "with the same colour");
    assert.deepEqual(troubles.filter((trouble) => !/style/.test(trouble)), []);
    await context.close();
  });

  it("a click on a dot opens its report", async () => {
    const { page, context } = await open();
    await settled(page);
    const canvas = await drawn(page, "detection");
    await canvas.focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await page.waitForSelector("article h2");
    assert.match(page.url(), /view=report/);
    await context.close();
  });

  it("draws nothing while nothing happens", async () => {
    const { page, context } = await open();
    await settled(page);
    await drawn(page, "detection");
    await page.waitForTimeout(500);
    const frames = await page.evaluate(() => new Promise((resolve) => {
      const draw = CanvasRenderingContext2D.prototype.drawImage;
      let count = 0;
      CanvasRenderingContext2D.prototype.drawImage = function (...rest) {
        count += 1;
        return draw.apply(this, rest);
      };
      setTimeout(() => resolve(count), 3000);
    }));
    assert.equal(frames, 0);
    await context.close();
  });

  it("opens a bundle that is dropped onto it, and keeps what was open when it cannot", async () => {
    const bundle = join(kCorpora, "dfds.bundle");
    if (!existsSync(bundle)) return;
    const { page, context, troubles } = await open();
    await settled(page);
    await dropFile(page, "notes.bundle", "this is no bundle");
    await page.locator("[data-notice]", { hasText: "notes.bundle" }).waitFor();
    assert.equal(await page.locator(".tiles").count(), 1);
    await dropFile(page, "dfds.bundle", readFileSync(bundle));
    await page.waitForFunction(() => document.querySelector(".tiles")?.innerText.includes("39"));
    assert.match(await page.locator("[data-origin]").innerText(), /dfds\.bundle/);
    await settled(page);
    await drawn(page, "detection");
    await drawn(page, "categories");
    // None of its action items has a state: the third chart says so in words.
    await page.locator('figure[data-chart="actions"] .chart-empty', { hasText: "do not say whether they are done" }).waitFor();
    assert.deepEqual(troubles, []);
    await context.close();
  });

  it("has every real collection's reports readable", async () => {
    const { page, context, troubles } = await open();
    for (const [name, count] of [["dfds", 39], ["icco", 242], ["posthog", 7], ["templates", 0]]) {
      const bundle = join(kCorpora, `${name}.bundle`);
      if (!existsSync(bundle)) continue;
      await dropFile(page, `${name}.bundle`, readFileSync(bundle));
      await page.locator("[data-origin]", { hasText: `${name}.bundle` }).waitFor();
      await page.locator(".site-nav a", { hasText: "Reports" }).click();
      await page.locator("h1", { hasText: "Reports" }).waitFor();
      await page.waitForFunction((n) => document.querySelectorAll(".report-row").length === n, count);
      if (count === 0) continue;
      await page.locator(".report-link").first().click();
      await page.waitForSelector("article > *");
    }
    assert.deepEqual(troubles.filter((trouble) => !/image|img-src/i.test(trouble)), []);
    await context.close();
  });

  it("prints a report without the page around it", async () => {
    const { page, context } = await open("?view=reports");
    await page.locator(".report-link").first().click();
    await page.waitForSelector("article h2");
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".site-header").isVisible(), false);
    assert.equal(await page.locator("article").isVisible(), true);
    await context.close();
  });
});
