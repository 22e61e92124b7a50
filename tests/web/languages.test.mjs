// Collections in other languages: their words are fetched when the core asks for them, and done without where they do not arrive.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { dropFiles, launchBrowser, noBrowser, openPage } from "./support/browser.mjs";
import { hasBuiltSite, startBuiltSite, startFakeSite } from "./support/site.mjs";

const kReady = { stage: "Reading reports", done: 1, ready: true, finished: true };
const kAsking = {
  pages: { "": { title: "Mine", html: "<h1>Mine</h1><pre>{supplied}</pre>" } },
  steps: [{ ...kReady, ready: false, finished: false, languages: ["fr", "ja"] }, kReady],
};

const kFrench = {
  "panne.md": `# Panne des paiements

- Date : 14 août 2025
- Gravité : critique
- Délai de détection : 1 heure 20

## Résumé

Les paiements ont échoué dans toute la région, et personne n'a été alerté pendant plus d'une heure.

## Actions correctives

- [ ] Ajouter une alerte sur la file des paiements
`,
  "disque.md": `# Disque plein

- Date : 3 décembre 2025
- Gravité : mineure

## Résumé

Le disque était plein et les sauvegardes n'ont pas été faites. Nous avons supprimé les journaux qui n'étaient plus utiles.

## Actions correctives

- [ ] Surveiller la place qui reste
`,
};

let browser;
before(async () => { if (!noBrowser) browser = await launchBrowser(); });
after(() => browser?.close());

const notice = (page) => page.waitForSelector("[data-notice]:not([hidden]) p").then((node) => node.textContent());
const languagesOf = (page) => {
  const asked = [];
  page.on("request", (request) => {
    const [, code] = request.url().match(/\/assets\/language-(\w+)-\w+\.json$/) ?? [];
    if (code) asked.push(code);
  });
  return asked;
};

describe("languages that the core asks for", { skip: noBrowser, timeout: 60_000 }, () => {
  async function open(prepare = () => {}) {
    const site = await startFakeSite({ archive: kAsking });
    const view = await openPage(browser);
    const asked = languagesOf(view.page);
    await prepare(view.page);
    await view.page.goto(site.url);
    await view.page.waitForSelector("h1:text-is('Mine')");
    const supplied = Object.fromEntries(JSON.parse(await view.page.textContent("main pre")).map(([key, status, text]) => [key, [status, text]]));
    return { ...view, asked, supplied, close: async () => (await view.context.close(), await site.close()) };
  }

  it("are fetched once each and supplied", async () => {
    const { asked, supplied, troubles, close } = await open();
    assert.deepEqual(asked.sort(), ["fr", "ja"]);
    assert.deepEqual(supplied, { "language fr": [0, '{"code":"fr"'], "language ja": [0, '{"code":"ja"'] });
    assert.deepEqual(troubles, []);
    await close();
  });

  it("are done without where they do not arrive, which is told", async () => {
    const { page, supplied, close } = await open((page) => page.route(/language-fr-/, (route) => route.abort()));
    assert.deepEqual(supplied["language fr"], [1, ""]);
    assert.equal(supplied["language ja"][0], 0);
    assert.equal(await notice(page), "What is written in French is understood only in part, as the words of that language could not be fetched. "
      + "Reload the page to try again.");
    await close();
  });
});

describe("collections of the built core", { skip: noBrowser || (hasBuiltSite ? false : "build/site is not built"), timeout: 60_000 }, () => {
  let site;
  before(async () => { site = await startBuiltSite(); });
  after(() => site?.close());

  async function openFrench(prepare = () => {}) {
    const view = await openPage(browser);
    const { page } = view;
    const asked = languagesOf(page);
    await prepare(page);
    await page.goto(site.url);
    await page.waitForSelector(".tiles");
    assert.deepEqual(asked.splice(0), ["de"], "the archive of the site is in English, but for one report");
    await dropFiles(page, kFrench);
    await page.waitForSelector("[data-origin]:not([hidden])");
    return { ...view, asked };
  }

  it("in French are read with their dates, severities and spans", async () => {
    const { page, asked, troubles, context } = await openFrench();
    assert.deepEqual(asked, ["fr"]);
    await page.click(".site-nav >> text=Reports");
    await page.waitForSelector(".report-row");
    const rows = await page.locator(".report-row").evaluateAll((all) => all.map((row) => ({
      title: row.querySelector(".report-title").textContent,
      date: row.querySelector(".report-date").textContent,
      severity: row.querySelector(".chip")?.textContent,
      detection: row.querySelector(".report-detection").textContent,
    })));
    assert.deepEqual(rows.sort((a, b) => (a.title < b.title ? -1 : 1)), [
      { title: "Disque plein", date: "2025-12-03", severity: "Sev 3", detection: "not stated" },
      { title: "Panne des paiements", date: "2025-08-14", severity: "Sev 1", detection: "1 h 20 min" },
    ]);
    assert.deepEqual(troubles, []);
    await context.close();
  });

  it("in French are opened without its words where these do not arrive", async () => {
    const { page, context } = await openFrench((page) => page.route(/language-fr-/, (route) => route.abort()));
    assert.match(await notice(page), /^What is written in French is understood only in part/);
    await context.close();
  });
});
