// Charts in a real browser: what is drawn, and what a reader can do with it.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { serve } from "../../tools/serve.mjs";
import { buildFixture } from "./charts-fixture/build.mjs";
import { launchBrowser, noBrowser, openPage } from "./support/browser.mjs";

const kAxe = createRequire(import.meta.url).resolve("axe-core");
const kWasm = resolve(fileURLToPath(new URL("../..", import.meta.url)), process.env.HINDSIGHT_WASM ?? "build/wasm");
const isBuilt = [kWasm, join(kWasm, "web")].some((folder) => existsSync(join(folder, "charts.wasm")));
const skip = noBrowser || (isBuilt ? false : "charts.wasm is not built");

const kCorner = { x: 300, y: 3 };  // where no chart draws anything
const kReach = 12;                 // of the pixels that are compared around a point

let browser;
let folder;
let site;

before(async () => {
  if (skip) return;
  folder = mkdtempSync(join(tmpdir(), "hindsight-charts-"));
  await buildFixture(folder, kWasm);
  [browser, site] = await Promise.all([launchBrowser(), serve({ dir: folder })]);
});
after(async () => {
  await browser?.close();
  await site?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

function check(name, options, body) {
  test(name, { skip }, async () => {
    const { only, init, ...context } = options;
    const { page, context: opened, troubles } = await openPage(browser, { viewport: { width: 900, height: 700 }, ...context });
    if (init) await page.addInitScript(init);
    await page.goto(`${site.url}?only=${only ?? "few"}`);
    await page.waitForSelector("body[data-ready]");
    try {
      await body(page, opened);
      assert.deepEqual(troubles, []);
    } finally {
      await opened.close();
    }
  });
}

/// The pixels of a chart around a point in CSS pixels, row after row.
const pixelsAt = (page, id, { x, y }, reach = 4) => page.evaluate(([id, x, y, reach]) => {
  const canvas = window.fixture.mounted.charts.get(id).canvas;
  const scale = canvas.width / canvas.clientWidth;
  const size = Math.round(2 * reach * scale);
  return [...canvas.getContext("2d").getImageData(Math.round((x - reach) * scale), Math.round((y - reach) * scale), size, size).data];
}, [id, x, y, reach]);
const colorAt = async (page, id, point) => (await pixelsAt(page, id, point, 1)).slice(0, 3);
/// What the style sheet says for a property of the chart's card, as [red, green, blue].
const colorOf = (page, property) => page.evaluate((property) => {
  const probe = document.querySelector(".chart").appendChild(document.createElement("i"));
  probe.style.color = `var(${property})`;
  const color = getComputedStyle(probe).color.match(/\d+/g).slice(0, 3).map(Number);
  probe.remove();
  return color;
}, property);
const allPixels = (page, id) => page.evaluate((id) => window.fixture.mounted.charts.get(id).canvas.toDataURL(), id);
const placesOf = (page, id) => page.evaluate((id) => window.fixture.mounted.charts.get(id).places(), id);
const navigated = (page) => page.evaluate(() => window.fixture.navigated);

/// A point of the chart in the window's coordinates.
async function inWindow(page, place) {
  const box = await page.locator("canvas.chart-canvas").first().boundingBox();
  return [box.x + place.x, box.y + place.y];
}

const settled = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/// Mounts the fixture's model `id` again, after `change` was done to it.
const remount = (page, id, change) => page.evaluate(([id, change]) => {
  const model = structuredClone(window.fixture.models.find((one) => one.id === id));
  new Function("model", change)(model);
  return window.fixture.mount([model]);
}, [id, change]);

describe("what is drawn", () => {
  for (const [id, change] of [
    ["few", "model.series[0].points[9].y *= 8"],
    ["some", "model.series[0].points[3].y = 500"],
    ["categories", "model.series[2].points[4].y += 5"],
    ["actions", "model.series[0].points[20].y += 9"],
  ]) {
    check(`a value that changes changes the pixels of its point: ${id}`, { only: id }, async (page) => {
      const [series, point] = change.match(/\d+/g).map(Number);
      const find = (places) => places.find((place) => place.series === series && place.point === point);
      const before = find(await placesOf(page, id));
      const old = await allPixels(page, id);
      await remount(page, id, change);
      const now = find(await placesOf(page, id));
      assert.ok(now.y < before.y, "its place did not rise");
      const there = await pixelsAt(page, id, now, kReach);
      await remount(page, id, "");
      assert.ok((await pixelsAt(page, id, now, kReach)).join() !== there.join(), "the pixels at its new place are the old ones");
      assert.ok((await allPixels(page, id)) === old, "the old value does not bring the old picture back");
    });
  }

  check("the same model gives the same pixels", { only: "some" }, async (page) => {
    const first = await allPixels(page, "some");
    await remount(page, "some", "");
    assert.equal(await allPixels(page, "some"), first);
  });

  for (const deviceScaleFactor of [1, 1.5, 2, 3]) {
    check(`as many pixels as the screen has at a ratio of ${deviceScaleFactor}`, { deviceScaleFactor }, async (page) => {
      const [width, css] = await page.evaluate(() => {
        const canvas = document.querySelector("canvas");
        return [canvas.width, canvas.clientWidth];
      });
      assert.equal(width, Math.round(css * deviceScaleFactor));
    });
  }

  check("a dot is where its place says, to the pixel", { deviceScaleFactor: 2 }, async (page) => {
    const [place] = await placesOf(page, "few");
    assert.deepEqual(await colorAt(page, "few", place), await colorOf(page, "--chart-1"));
  });

  check("nothing to draw is said in words", { only: "nothing" }, async (page) => {
    assert.match(await page.textContent(".chart-empty"), /^No report says when it was noticed/);
    assert.equal(await page.locator("canvas").count(), 0);
  });

  check("any number of charts takes one WebGL context",
    { only: "few,some,many,categories,actions", init: () => {
      const original = HTMLCanvasElement.prototype.getContext;
      window.contexts = new Set();
      HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
        const context = original.call(this, kind, ...rest);
        if (kind.startsWith("webgl")) window.contexts.add(context);
        return context;
      };
    } }, async (page) => {
      assert.equal(await page.locator("canvas").count(), 5);
      assert.equal(await page.evaluate(() => window.contexts.size), 1);
    });

  check("dark and light are followed at once", {}, async (page) => {
    const light = await colorAt(page, "few", kCorner);
    assert.deepEqual(light, await colorOf(page, "--chart-surface"));
    await page.emulateMedia({ colorScheme: "dark" });
    await settled(page);
    const dark = await colorAt(page, "few", kCorner);
    assert.deepEqual(dark, await colorOf(page, "--chart-surface"));
    assert.notDeepEqual(dark, light);
  });

  check("what is printed is light", { colorScheme: "dark" }, async (page) => {
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await settled(page);
    assert.deepEqual(await colorAt(page, "few", kCorner), [255, 255, 255]);
  });

  check("forced colours are followed", { forcedColors: "active", colorScheme: "dark" }, async (page) => {
    assert.deepEqual(await colorAt(page, "few", kCorner), [0, 0, 0]);
  });

  check("nothing is drawn without a reason", { only: "few,actions" }, async (page) => {
    await settled(page);
    const drawings = await page.evaluate(() => new Promise((done) => {
      let count = 0;
      const original = CanvasRenderingContext2D.prototype.drawImage;
      CanvasRenderingContext2D.prototype.drawImage = function (...values) { ++count; return original.apply(this, values); };
      setTimeout(() => done(count), 1500);
    }));
    assert.equal(drawings, 0);
  });
});

describe("pointer", () => {
  check("hovering a point shows what it is, as text", {}, async (page) => {
    const place = (await placesOf(page, "few"))[3];
    await page.mouse.move(...await inWindow(page, place));
    await page.waitForSelector(".chart-tooltip:visible");
    assert.equal(await page.textContent(".chart-tooltip-label"), place.label);
    assert.match(place.label, /<b>queue<\/b>/);
  });

  check("the tooltip stays within the window", { viewport: { width: 360, height: 640 } }, async (page) => {
    for (const place of await placesOf(page, "few")) {
      await page.mouse.move(...await inWindow(page, place));
      await settled(page);
      const box = await page.locator(".chart-tooltip").boundingBox();
      assert.ok(box.x >= 0 && box.x + box.width <= 360 && box.y >= 0, JSON.stringify(box));
    }
  });

  check("a click on a point follows its link once", {}, async (page) => {
    const place = (await placesOf(page, "few"))[5];
    await page.mouse.click(...await inWindow(page, place));
    assert.deepEqual(await navigated(page), [place.link]);
  });

  check("a click beside all points does nothing", {}, async (page) => {
    await page.mouse.click(...await inWindow(page, { x: 400, y: 10 }));
    assert.deepEqual(await navigated(page), []);
  });

  check("dragging zooms, a double click shows all again", {}, async (page) => {
    const count = (await placesOf(page, "few")).length;
    const [x, y] = await inWindow(page, { x: 200, y: 40 });
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 100, y, { steps: 4 });
    await page.mouse.up();
    await page.waitForSelector(".chart-reset:visible");
    assert.ok((await placesOf(page, "few")).length < count);
    assert.deepEqual(await navigated(page), []);
    await page.mouse.dblclick(x, y - 30);
    await page.waitForSelector(".chart-reset", { state: "hidden" });
    assert.equal((await placesOf(page, "few")).length, count);
    assert.deepEqual((await page.evaluate(() => window.fixture.zooms)).map(([id, span]) => [id, span === null]), [["few", false], ["few", true]]);
  });

  check("the wheel belongs to the page, with Ctrl to the chart", { viewport: { width: 900, height: 400 }, only: "few,some,many" }, async (page) => {
    await page.mouse.move(...await inWindow(page, { x: 300, y: 100 }));
    await page.mouse.wheel(0, 120);
    await page.waitForFunction(() => window.scrollY > 0);
    assert.equal(await page.locator(".chart-reset:visible").count(), 0);
    const scrolled = await page.evaluate(() => window.scrollY);
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -200);
    await page.keyboard.up("Control");
    await page.waitForSelector(".chart-reset:visible");
    assert.equal(await page.evaluate(() => window.scrollY), scrolled);
  });
});

describe("touch", () => {
  const phone = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

  check("a tap on a point follows its link once", phone, async (page) => {
    const place = (await placesOf(page, "few"))[0];
    await page.locator("canvas").scrollIntoViewIfNeeded();
    await page.touchscreen.tap(...await inWindow(page, place));
    await settled(page);
    assert.deepEqual(await navigated(page), [place.link]);
  });

  check("a swipe over a chart scrolls the page", { ...phone, only: "few,some,many" }, async (page, context) => {
    const [x, y] = await inWindow(page, { x: 150, y: 200 });
    const session = await context.newCDPSession(page);
    const touch = (type, points) => session.send("Input.dispatchTouchEvent", { type, touchPoints: points });
    await touch("touchStart", [{ x, y }]);
    for (let i = 1; i <= 10; ++i) await touch("touchMove", [{ x, y: y - 15 * i }]);
    await touch("touchEnd", []);
    await page.waitForFunction(() => window.scrollY > 50);
    assert.deepEqual(await navigated(page), []);
  });

  check("nothing sticks out sideways", { ...phone, only: "few,some,many,categories,actions,quarters,scripts" }, async (page) => {
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 360));
  });
});

describe("keys", () => {
  check("arrows walk the points in time order, and a live region says each", {}, async (page) => {
    const places = (await placesOf(page, "few")).sort((a, b) => a.x - b.x);
    await page.focus("canvas");
    for (const place of places.slice(0, 4)) {
      await page.keyboard.press("ArrowRight");
      assert.equal(await page.textContent(".chart-live"), `${place.name}: ${place.label}`);
    }
    await page.keyboard.press("ArrowLeft");
    assert.equal(await page.textContent(".chart-live"), `${places[2].name}: ${places[2].label}`);
    assert.equal(await page.textContent(".chart-tooltip-label"), places[2].label);
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    assert.deepEqual(await navigated(page), [places.at(-1).link]);
  });

  check("Tab leaves the chart", {}, async (page) => {
    await page.focus("canvas");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.localName), "summary");
  });

  check("Escape lets go of a point", {}, async (page) => {
    await page.focus("canvas");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Escape");
    await settled(page);
    assert.ok(await page.locator(".chart-tooltip").isHidden());
  });

  check("up and down walk a bar", { only: "categories" }, async (page) => {
    await page.focus("canvas");
    const said = async (key) => {
      await page.keyboard.press(key);
      return page.textContent(".chart-live");
    };
    assert.equal(await said("ArrowRight"), "Configuration: 2023-Q3: Configuration");
    assert.equal(await said("ArrowUp"), "Capacity: 2023-Q3: Capacity");
    assert.equal(await said("ArrowDown"), "Configuration: 2023-Q3: Configuration");
  });

  check("the chart has a name and is no trap for letters", {}, async (page) => {
    assert.match(await page.getAttribute("canvas", "aria-label"), /^Detection, 14 reports\. 14 incidents; the median falls\./);
    await page.evaluate(() => addEventListener("keydown", ({ key, defaultPrevented }) => (window.seen = [key, defaultPrevented])));
    await page.focus("canvas");
    await page.keyboard.press("j");
    assert.deepEqual(await page.evaluate(() => window.seen), ["j", false]);
  });
});

describe("axe", () => {
  for (const colorScheme of ["light", "dark"]) {
    check(`finds nothing serious, ${colorScheme}`, { colorScheme, only: "few,categories,actions,nothing" }, async (page) => {
      await page.addScriptTag({ path: kAxe });
      await page.hover(".chart-legend-button >> nth=0");
      const { violations } = await page.evaluate(() => window.axe.run());
      const serious = violations.filter(({ impact }) => ["serious", "critical"].includes(impact));
      assert.deepEqual(serious.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
    });
  }
});

describe("legend", () => {
  check("its buttons hide and show series", { only: "categories" }, async (page) => {
    const before = await allPixels(page, "categories");
    const button = page.getByRole("button", { name: "Capacity" });
    await button.click();
    await settled(page);
    assert.equal(await button.getAttribute("aria-pressed"), "false");
    assert.ok((await placesOf(page, "categories")).every(({ name }) => name !== "Capacity"));
    await button.click();
    await page.mouse.move(0, 0);
    await settled(page);
    assert.equal(await allPixels(page, "categories"), before);
  });

  check("one series needs none", { only: "scripts" }, async (page) => {
    assert.equal(await page.locator(".chart-legend").count(), 0);
  });
});

describe("going wrong", () => {
  check("Row 49: without WebGL 2 the table is open and the figure says why", { init: () => {
    const original = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
      return kind.startsWith("webgl") ? null : original.call(this, kind, ...rest);
    };
  } }, async (page) => {
    assert.match(await page.textContent(".chart-note"), /offers no WebGL 2/);
    assert.ok(await page.locator("details.chart-table[open]").count());
  });

  check("Row 49: a lost context shows the table, and comes back", { only: "few,categories", init: () => {
    const original = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
      const context = original.call(this, kind, ...rest);
      if (kind === "webgl2") window.webgl = context;
      return context;
    };
  } }, async (page) => {
    const before = await allPixels(page, "few");
    await page.evaluate(() => (window.lossOf = window.webgl.getExtension("WEBGL_lose_context")).loseContext());
    await page.waitForSelector("details.chart-table[open]");
    assert.match(await page.textContent(".chart-note"), /took the drawing back/);
    await page.evaluate(() => window.lossOf.restoreContext());
    await page.waitForSelector(".chart-note", { state: "detached" });
    await remount(page, "few", "");
    assert.equal(await allPixels(page, "few"), before);
    assert.equal(await page.locator("details.chart-table[open]").count(), 0);
  });

  check("destroy leaves the figures as they were", {}, async (page) => {
    await page.evaluate(() => window.fixture.mounted.destroy());
    assert.equal(await page.innerHTML(".chart-surface"), "");
    assert.equal(await page.locator(".chart-controls").count(), 0);
  });
});
