// What an article may consist of, name by name: each element and attribute that any browser or specification knows is either in the
// lists below or does not come through. Whoever lets one more through has to write it here, with what keeps it harmless.
import assert from "node:assert/strict";
import { dirname, resolve } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";
import { launchBrowser, noBrowser, openPage } from "./support/browser.mjs";

const words = (text) => text.trim().split(/\s+/);

const kElements = words(`a abbr acronym address article b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn
  div dl dt em figcaption figure font h1 h2 h3 h4 h5 h6 hgroup hr i img input ins kbd li mark ol p pre q rp rt ruby s samp section
  small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr`);
const kAttributes = words(`abbr align alt aria-label checked class color colspan datetime dir disabled headers height href id lang name open
  reversed rowspan scope span start title type valign value width`);
// These on one element only. An image's address becomes data-file, or a note.
const kOnly = { href: ["a"], height: ["img"], width: ["img"] };

// Beside what the purifier knows of: newer, obsolete or dangerous ones, and any name of one's own.
const kMoreElements = words(`applet base basefont bgsound body embed fencedframe frame frameset head html iframe isindex keygen link
  listing math meta multicol nextid noembed noframes noscript object param plaintext portal rb rtc script selectedcontent selectlist style svg
  template title use xmp animate animatemotion animatetransform set foreignobject handler listener discard annotation-xml semantics maction
  mglyph malignmark geolocation permission x-own my-element`);
const kMoreAttributes = words(`action archive attributionsrc autofocus background bgcolor charset cite classid code codebase codetype command
  commandfor content contenteditable credentialless csp data data-article data-file data-x declare defer dynsrc elementtiming fetchpriority form
  formaction formmethod formtarget frame hspace http-equiv imagesizes imagesrcset inert interestfor is itemid itemprop itemscope language
  longdesc lowsrc manifest nonce nowrap part ping popover popovertarget profile referrerpolicy rel role rules sandbox scheme scoped
  shadowrootmode size sizes slot src srcdoc srcset standby style summary tabindex target usemap vspace xlink:href xml:base xmlns
  aria-hidden aria-live aria-modal onclick onerror onload onmouseover onfocus ontoggle onbeforetoggle onanimationstart onpointerrawupdate
  onscrollsnapchange oncommand`);

const kContexts = ["", "<table>", "<table><tbody><tr>", "<table><tbody><tr><td>", "<table><colgroup>", "<svg>", "<math>", "<math><mtext>",
  "<svg><foreignObject>", "<select>", "<ruby>", "<details>", "<ul>", "<picture>", "<video>", "<map>", "<object>", "<template>", "<noscript>"];

const kHere = dirname(fileURLToPath(import.meta.url));
const kScript = `import DOMPurify from "dompurify";
  import { sanitise } from "./sanitise.js";
  const seen = { tags: new Set(), attributes: new Set() };
  for (const profile of ["html", "svg", "svgFilters", "mathMl"]) {
    const purifier = DOMPurify(window);
    purifier.addHook("uponSanitizeElement", (_, { allowedTags }) => Object.keys(allowedTags).forEach((name) => seen.tags.add(name)));
    purifier.addHook("uponSanitizeAttribute", (_, { allowedAttributes }) => Object.keys(allowedAttributes).forEach((name) => seen.attributes.add(name)));
    purifier.sanitize("<p id=x>y</p><svg id=x></svg><math id=x></math>", { USE_PROFILES: { [profile]: true } });
  }
  const kAsWritten = { img: 'img src="x.png"', input: 'input type="checkbox"' };  // others become a note, or nothing
  const opened = (name) => kAsWritten[name] ?? name;
  const named = (html) => [...sanitise(html).querySelectorAll("*")];
  window.known = { tags: [...seen.tags], attributes: [...seen.attributes] };
  window.comesThrough = (name, contexts) => contexts.filter((context) => named(context + "<" + opened(name) + ">x</" + name + ">").some((one) => one.localName === name)
    && !named(context).some((one) => one.localName === name));
  window.carriers = (attribute, elements, contexts) => elements.filter((name) => ["1", "#x"].some((value) => contexts.some((context) =>
    named(context + "<" + opened(name) + " " + attribute + '="' + value + '">x').some((one) => one.localName === name && one.hasAttribute(attribute)))));`;

describe("what the purifier lets through", { skip: noBrowser }, async () => {
  let browser;
  let page;
  let known;
  before(async () => {
    browser = await launchBrowser();
    ({ page } = await openPage(browser));
    const { outputFiles } = await esbuild.build({ stdin: { contents: kScript, resolveDir: resolve(kHere, "../../site") }, bundle: true, write: false, format: "iife", target: "es2022" });
    await page.setContent("<p>x</p>");
    await page.evaluate(outputFiles[0].text);
    known = await page.evaluate(() => window.known);
  });
  after(() => browser?.close());

  const throughIn = (name) => page.evaluate(([name, contexts]) => window.comesThrough(name, contexts), [name, kContexts]);
  const carriersOf = (name, contexts = ["", "<table><tbody><tr>", "<table>"]) => page.evaluate((of) => window.carriers(...of), [name, kElements, contexts]);

  it("holds the lists against all names that the purifier knows", () => {
    assert.ok(known.tags.length > 150 && known.attributes.length > 250, `${known.tags.length} elements, ${known.attributes.length} attributes`);
  });

  it("is each element of the list", async () => {
    for (const name of kElements) assert.notDeepEqual(await throughIn(name), [], name);
  });

  it("is no other element", async (t) => {
    const others = [...new Set([...known.tags, ...kMoreElements])].filter((name) => !kElements.includes(name) && name !== "#text");
    for (const name of others) await t.test(name, async () => assert.deepEqual(await throughIn(name), []));
  });

  it("is each attribute of the list, on the elements that may have it", async () => {
    for (const name of kAttributes) {
      if (["class", "disabled"].includes(name)) continue;  // the first by its values, the second is the purifier's own on task boxes
      const carriers = await carriersOf(name);
      assert.notDeepEqual(carriers, [], name);
      if (kOnly[name]) assert.deepEqual(carriers, kOnly[name], name);
    }
  });

  it("is no other attribute", async (t) => {
    const others = [...new Set([...known.attributes, ...kMoreAttributes])].filter((name) => !kAttributes.includes(name));
    for (const name of others) await t.test(name, async () => assert.deepEqual((await carriersOf(name, [""])).filter((carrier) => name !== "data-file" || !["a", "img"].includes(carrier)), []));
  });
});
