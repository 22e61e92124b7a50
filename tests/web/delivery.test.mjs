// Parts of the program that do not arrive: the page tells that it is the network or the program, never the archive, what is open
// stays usable, and a retry mends it.
import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { launchBrowser, noBrowser, openPage } from "./support/browser.mjs";
import { hasBuiltSite, startBuiltSite } from "./support/site.mjs";

const skip = noBrowser || (hasBuiltSite ? false : "build/site is not built");
const kPortal = { status: 200, contentType: "text/html", body: "<h1>Sign in</h1>" };
const kChanged = "The program has changed since this page was loaded, and a part of it is no longer there. Reload the page to go on.";
const notFetched = (why) => `A part of the program could not be fetched: ${why}. Once the network is there again, try again.`;
const kNotStarted = "Hindsight could not start: a part of the program did not arrive. Reload the page to try again.";

// [name, what a request is answered with, what the page says]
const kFailures = [
  ["a connection that is gone", (route) => route.abort("internetdisconnected"), notFetched("the connection failed")],
  ["a redeployed site", (route) => route.fulfill({ status: 404, contentType: "text/html", body: "Not found" }), kChanged],
  ["a captive portal", (route) => route.fulfill(kPortal), notFetched("something else came in its place")],
  ["a server's failure", (route) => route.fulfill({ status: 503, body: "" }), notFetched("the server answered 503")],
  ["a file that was cut", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.body()).subarray(0, 5000) });
  }, notFetched("something else came in its place")],
];

describe("delivery", { skip }, () => {
  let site;
  let browser;
  let view;
  before(async () => {
    site = await startBuiltSite();
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });
  afterEach(() => view?.context.close());

  const notice = (page) => page.waitForSelector("[data-notice]:not([hidden]) p").then((node) => node.textContent());
  const heading = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();

  for (const [name, fail, sentence] of kFailures) {
    it(`Row 47: the rest of the program behind ${name}`, async () => {
      view = await openPage(browser);
      const { page } = view;
      let isBroken = true;
      await page.route("**/core-rest-*", (route) => (isBroken ? fail(route) : route.continue()));
      await page.goto(site.url);
      await page.waitForSelector(".tiles");
      await page.getByRole("link", { name: "Practice" }).click();
      assert.equal(await notice(page), sentence);
      assert.ok(await page.isVisible(".tiles"), "what is open stays");
      isBroken = false;
      await page.getByRole("button", { name: "Try again" }).click();
      await heading(page, "Practice");
      assert.ok(await page.isHidden("[data-notice]"));
      await page.getByRole("link", { name: "Overview" }).click();
      await page.waitForSelector(".tiles");
    });
  }

  it("Row 47: the rest of the program missing for the first page that needs it", async () => {
    view = await openPage(browser);
    const { page } = view;
    let isBroken = true;
    await page.route("**/core-rest-*", (route) => (isBroken ? route.abort() : route.continue()));
    await page.goto(`${site.url}?view=practice`);
    assert.equal(await notice(page), notFetched("the connection failed"));
    isBroken = false;
    await page.getByRole("button", { name: "Try again" }).click();
    await page.waitForSelector("main .page-head");
  });

  it("Row 47: the part that shows reports missing for the first report", async () => {
    view = await openPage(browser);
    const { page } = view;
    let isBroken = true;
    await page.route("**/assets/article-*.js", (route) => (isBroken ? route.abort() : route.continue()));
    await page.goto(`${site.url}?view=reports`);
    await page.locator(".report-link").first().click();
    assert.match(await notice(page), /^The part of the program that shows reports could not be fetched\./);
    assert.ok(await page.locator(".report-link").count() > 0, "what is open stays");
    isBroken = false;
    await page.getByRole("button", { name: "Try again" }).click();
    await page.waitForSelector("article h2");
    assert.ok(await page.isHidden("[data-notice]"));
  });

  for (const [name, answer] of [
    ["is missing", { status: 404, contentType: "text/html", body: "Not found" }],
    ["is a captive portal's page", kPortal],
    ["is cut", { status: 200, contentType: "text/javascript", body: "import { a } from " }],
  ]) {
    it(`Row 47: a script of the page that ${name}`, async () => {
      view = await openPage(browser);
      const { page } = view;
      await page.route("**/assets/app-*.js", (route) => route.fulfill(answer));
      await page.goto(site.url);
      await page.waitForSelector("[data-not-started]:not([hidden])");
      assert.equal((await page.textContent("[data-not-started]")).trim(), kNotStarted);
      assert.equal(await page.locator("[data-promise]").count(), 0, "nothing is promised any more");
    });
  }

  it("takes markup by its own policy alone", async () => {
    view = await openPage(browser);
    const { page } = view;
    await page.goto(site.url);
    await page.waitForSelector(".tiles");
    const tried = await page.evaluate(() => [
      () => (document.body.innerHTML = "<p>x</p>"),
      () => new DOMParser().parseFromString("<p>x</p>", "text/html"),
      () => (document.createElement("script").src = "x.js"),
      () => new Worker("x.js"),
      () => trustedTypes.createPolicy("other", { createHTML: (html) => html }),
      () => trustedTypes.createPolicy("hindsight", { createHTML: (html) => html }),
    ].map((attempt) => {
      try {
        attempt();
        return "done";
      } catch (error) {
        return error.name;
      }
    }));
    assert.deepEqual(tried, Array(6).fill("TypeError"));
  });

  it("says nothing of the kind where the program starts", async () => {
    view = await openPage(browser);
    await view.page.goto(site.url);
    await view.page.waitForSelector(".tiles");
    assert.ok(await view.page.isHidden("[data-not-started]"));
    assert.deepEqual(view.troubles, []);
  });
});
