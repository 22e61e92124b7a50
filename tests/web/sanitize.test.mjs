// What a hostile article may do to the page: nothing. Each row is one article in the real page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser, noBrowser, openPage } from "./support/browser.mjs";
import { startFakeSite } from "./support/site.mjs";

const kSvg = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><script>parent.pwned=1;alert(1)</script><rect style="fill:red" width="8" height="8"/></svg>';

// [name, article, script run in the page that answers true where all is well]
const kCases = [
  ["Row 36: a script element", "<script>pwned=1</script>", (slot) => !slot.querySelector("script")],
  ["Row 36: an event attribute", '<img src="x.png" onerror="pwned=1"><p onclick="pwned=1">x</p>', (slot) => !slot.innerHTML.includes("pwned")],
  ["Row 35: a javascript: link", '<a href="javascript:pwned=1">x</a>', (slot) => !slot.querySelector("a[href]")],
  ["Row 35: a javascript: link with entities", '<a href="&#106;ava&Tab;script&colon;pwned=1">x</a>', (slot) => !slot.querySelector("a[href]")],
  ["Row 35: a javascript: link with tabs and mixed case", '<a href=" jAva\tscr\nipt:pwned=1">x</a>', (slot) => !slot.querySelector("a[href]")],
  ["Row 35: a javascript: link with control characters", '<a href="\u0001javascript:pwned=1">x</a>', (slot) => !slot.querySelector("a[href^=j]")],
  ["Row 35: a vbscript: link", '<a href="vbscript:pwned">x</a>', (slot) => !slot.querySelector("a[href]")],
  ["Row 35: a data: link", '<a href="data:text/html,<script>pwned=1</script>">x</a>', (slot) => !slot.querySelector("a[href]") && slot.textContent.includes("data:text/html")],
  ["Row 37: a file: link", '<a href="file:///etc/passwd">notes</a>', (slot) => !slot.querySelector("a[href]") && slot.textContent.includes("notes (file:///etc/passwd)")],
  ["Row 36: an SVG with a script", "<svg><script>pwned=1</script><a xlink:href='javascript:pwned=1'><text>x</text></a></svg>", (slot) => !slot.querySelector("svg,script,a")],
  ["Row 36: an SVG with onload", "<svg onload=pwned=1><animate onbegin=pwned=1 attributeName=x dur=1s>", (slot) => !slot.querySelector("svg,animate")],
  ["Row 36: a MathML mutation", "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=pwned=1&gt;'>", (slot) => !slot.querySelector("math,style,[onerror]")],
  ["Row 36: a namespace confusion", "<form><math><mtext></form><form><mglyph><svg><mtext><style><path id='</style><img onerror=pwned=1 src>'>", (slot) => !slot.querySelector("[onerror]")],
  ["Row 36: a noscript mutation", "<noscript><p title='</noscript><img src=x onerror=pwned=1>'>", (slot) => !slot.querySelector("[onerror]")],
  ["Row 36: an iframe and an object", "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe><object data='data:text/html,x'></object><embed src=x>", (slot) => !slot.querySelector("iframe,object,embed")],
  ["Row 36: a style element and attribute", "<style>main{display:none}</style><p style='position:fixed;inset:0'>x</p>", (slot) => !slot.querySelector("style,[style]")],
  ["Row 36: a base, a meta refresh and a stylesheet", "<base href='https://example.org/'><meta http-equiv=refresh content='0;url=https://example.org/'><link rel=stylesheet href='https://example.org/x.css'>", (slot) => !slot.querySelector("base,meta,link")],
  ["Row 36: a form", "<form action='https://example.org/'><input name=q type=text><button>Send</button></form>", (slot) => !slot.querySelector("form,input,button")],
  ["a task box", "<input type=checkbox checked onclick=pwned=1> done", (slot) => slot.querySelector("input:disabled:checked") && !slot.innerHTML.includes("pwned")],
  ["Row 37: a data: image", "<img alt=Plan src='data:image/png;base64,iVBORw0KGgo='>", (slot) => !slot.querySelector("img") && slot.textContent.includes("Plan: data:image/png")],
  ["Row 37: a remote image", "<img alt=Plan src='https://example.org/a.png'>", (slot) => !slot.querySelector("img") && slot.querySelector("a[rel='noopener noreferrer']").href === "https://example.org/a.png"],
  ["Row 37: a remote image inside a link", "<a href='https://example.org/'><img alt=Badge src='https://example.org/b.svg'></a>", (slot) => !slot.querySelector("img, a a") && slot.textContent === "Badge: https://example.org/b.svg"],
  ["Row 37: an image of //host", "<img src='//example.org/a.png'>", (slot) => !slot.querySelector("img") && slot.querySelector("a[href='https://example.org/a.png']")],
  ["Row 37: an image of \\\\host", "<img src='\\\\example.org\\a.png'>", (slot) => !slot.querySelector("img")],
  ["Row 37: an image of file:", "<img alt=Plan src='file:///a.png'>", (slot) => !slot.querySelector("img,a") && slot.textContent.includes("Plan: file:///a.png")],
  ["Row 37: srcset and picture", "<picture><source srcset='https://example.org/a.png'><img src='https://example.org/b.png' srcset='https://example.org/c.png 2x'></picture>", (slot) => !slot.querySelector("img,source,[srcset]")],
  ["Row 37: a table with a background", "<table background='https://example.org/a.png'><tr><td background='https://example.org/b.png'>x</table>", (slot) => !slot.querySelector("[background]")],
  ["Row 37: a video and its poster", "<video poster='https://example.org/a.png' src='https://example.org/a.mp4' autoplay></video>", (slot) => !slot.querySelector("video")],
  ["Row 38: ids of the document", "<a id=body></a><p id=main name=cookie>x</p><img name=getElementById src=x.png>", (slot) => document.getElementById("main").localName === "main" && [...slot.querySelectorAll("[id],[name]")].every((e) => /^(user-content-|$)/.test(e.id) && /^(user-content-|$)/.test(e.getAttribute("name") ?? ""))],
  ["Row 38: classes of the site", "<div class='drop-overlay notice alert alert-note'>x</div>", (slot) => slot.querySelector("div").className === "alert alert-note"],
  ["Row 38: the site's own hooks", "<div data-article data-keys data-file='x'>x</div><div popover id=p>x</div><b popovertarget=p>x</b>", (slot) => !slot.querySelector("[data-article],[data-keys],[data-file],[popover],[popovertarget]")],
  ["an external link", "<a href='https://example.org/' target=_blank rel=opener ping='https://example.org/p'>x</a>", (slot) => slot.querySelector("a").outerHTML === '<a href="https://example.org/" rel="noopener noreferrer" class="external">x</a>'],
  ["a link to another view", "<a href='?view=b'>x</a>", (slot) => slot.querySelector("a").getAttribute("href") === "?view=b"],
  ["an SVG image of the repository", "<img alt=Plan src='plan.svg'>", (slot) => slot.querySelector("img").src.startsWith("blob:") && slot.querySelector("img").naturalWidth === 8],
  ["an HTML file as an image", "<img alt=Plan src='page.html'>", (slot) => !slot.querySelector("img") && slot.textContent === "Plan: page.html (not an image)"],
  ["an image that is not there", "<img alt=Plan src='../gone.png'>", (slot) => slot.textContent === "Plan: ../gone.png (There is no such file in the collection. (../gone.png))"],
  ["Row 36: a template with a shadow root", "<div><template shadowrootmode=open><script>pwned=1</script></template></div>", (slot) => !slot.querySelector("template") && !slot.querySelector("div").shadowRoot],
  ["Row 36: a set of frames in the body's place", "<frameset onload=pwned=1><frame src=x></frameset>text", (slot) => !slot.querySelector("frameset,frame") && slot.textContent.includes("text")],
  ...[
    '<img title=">" onerror=pwned=1 src=x.png>', "<img title='>' src=x.png onerror=pwned=1>", '<p/onclick=pwned=1>x</p>', '<p\nonclick\n=\npwned=1>x</p>', '<p\fonclick=pwned=1>x</p>',
    '<p a="b"onclick="pwned=1">x</p>', "<p =onclick=x onclick=pwned=1>x</p>", '<p style>x</p>', '<p STYLE=color:red>x</p>', '<p a=">"style="color:red">x</p>', '<p onclick>x</p>',
    '<!-- " --><p title=">" style="color:red">x</p>', '<!--><p onclick=pwned=1>x</p>', '<!-- --!><p onclick=pwned=1>x</p>', "<!-- <p title='> --><p onclick=pwned=1>x</p>",
    '<svg><style>p{color:red}</style><p onclick=pwned=1>x</p></svg>', '<svg><rect style="fill:red" onload="pwned=1"/></svg>', '<math><mi style="color:red" title=">" onclick=pwned=1>x</mi></math>',
    '<template><p onclick=pwned=1 style=color:red>x</p></template>', '<noscript><p onclick=pwned=1>x</p></noscript>', '<textarea><p onclick=pwned=1></textarea><p title="</textarea>" onclick=pwned=1>x</p>',
    '<title></title><p onclick=pwned=1>x</p>', '<xmp><p title="</xmp><p onclick=pwned=1>">x</p>', '<iframe><p onclick=pwned=1></iframe><p a=">" onclick=pwned=1>x</p>', '<body onload=pwned=1 style=color:red>x',
    '<html onclick=pwned=1><head><meta http-equiv=Content-Security-Policy content="default-src *"><base href=//example.org/><link rel=stylesheet href=//example.org/x.css></head><body onload=pwned=1>x',
    '<p onclick="pwned=1" onclick=\'pwned=2\' on=1 one=2>x</p>', '<p on&#99;lick=pwned=1>x</p>', '<style/>p{color:red}</style>', '<style\n>p{color:red}</style>', '<p \u0000onclick=pwned=1>x</p>', '<a b=">" c=\'>\' style=\'d\' href=#x>x</a>',
  ].map((html) => [`no complaint of the browser's about ${html}`, html, (slot) => !/pwned|style/.test([...slot.querySelectorAll("*")].flatMap((one) => [...one.attributes].filter(({ name }) => name !== "title").map(({ name, value }) => name + value)).join())]),
  ["Row 35: addresses of every disguise", ["java\0script:pwned=1", "javascript&#58;pwned=1", "&#x6A&#x61vascript:pwned=1", "\u00a0javascript:pwned=1", "javascript\n:pwned=1", "view-source:javascript:pwned=1", "blob:x", "filesystem:x", "intent:x", "jar:x", "data:image/svg+xml,<svg onload=pwned=1>"]
    .map((address) => `<a href="${address}">x</a>`).join(""), (slot) => [...slot.querySelectorAll("a[href]")].every((link) => ["http:", "https:"].includes(link.protocol))],
  ["Row 39: a Mermaid diagram with directives, styles and clicks", "<pre class=mermaid>%%{init: {'securityLevel': 'loose', 'themeCSS': '*{position:fixed}'}}%%\ngraph TD; A[\"&lt;img src=x onerror=pwned=1&gt;\"]; click A href \"javascript:pwned=1\"; click A call pwned()\nstyle A fill:url(https://example.org/)</pre>",
    (slot) => slot.querySelector("pre.mermaid").childElementCount === 0 && slot.querySelector("pre").textContent.includes("click A") && !slot.querySelector("svg,img,a")],
  ["Row 40: 100,000 nested elements", "<div>".repeat(100_000) + "deep", (slot) => slot.textContent.includes("deep")],
];

const times = (count, html) => html.repeat(count);

// [name, article]: the page stays as wide as the window, and about as tall as it would be without.
const kSizes = [
  ["a table of a width and a height", "<table width=100000 height=100000><tr height=100000><td width=100000 height=100000>x</table>"],
  ["a column's width", "<table><colgroup width=100000><col width=100000></colgroup><tr><td>x</table>"],
  ["a table's padding and spacing", "<table cellpadding=100000 cellspacing=100000 hspace=100000 vspace=100000><tr><td>x</table>"],
  ["a table's border", "<table border=100000 frame=box rules=all><tr><td>x</table>"],
  ["a cell that does not wrap", `<table><tr><td nowrap>${times(200, "word ")}</table>`],
  ["a text that does not wrap", `<nobr>${times(500, "word ")}</nobr>`],
  ["a table of many columns", `<table><tr>${times(1000, "<td>word")}</table>`],
  ["spans of cells", "<table><tr><td colspan=1000 rowspan=65534>x</table>"],
  ["a rule", "<hr width=100000 size=100000>"],
  ["an image", "<img alt=Plan src='plan.svg' width=100000 height=100000 border=100000 hspace=100000 vspace=100000>"],
  ["a preformatted text", "<pre width=100000>x</pre>"],
  ["a font", `<font size=7>${times(50, "<font size=+7>")}x</font>`],
  ["nested big elements", `${times(100, "<big>")}x`],
  ["nested quotes", `${times(100, "<blockquote>")}x`],
  ["nested lists", `${times(100, "<ul><li>")}x`],
  ["a number of a list", "<ol start=2147483647><li value=2147483647>x</ol>"],
];

let site;
let browser;
let shared;

before(async () => {
  if (noBrowser) return;
  const pages = Object.fromEntries(kCases.map(([, html], index) => [`view=case&n=${index}`,
    { html: "<h1>Case</h1><div data-article></div>", article: { html, address: "reports/x.md" } }]));
  for (const [index, [, html]] of kSizes.entries())
    pages[`view=size&n=${index}`] = { html: '<h1>Size</h1><article class="prose" data-article></article>', article: { html, address: "reports/x.md" } };
  site = await startFakeSite({
    archive: {
      pages: { "": { html: "<h1>Start</h1>" }, ...pages },
      assets: { "plan.svg": { media_type: "image/svg+xml", text: kSvg }, "page.html": { media_type: "text/html", text: "<script>pwned=1</script>" } },
    },
  });
  browser = await launchBrowser();
  shared = await openPage(browser);
});

after(async () => {
  await browser?.close();
  await site?.close();
});

for (const [index, [name, , isWell]] of kCases.entries()) {
  test(name, { skip: noBrowser }, async () => {
    const { page, troubles } = shared;
    troubles.length = 0;
    await page.goto(`${site.url}?view=case&n=${index}`);
    await page.waitForSelector("[data-article]", { state: "attached" });
    await page.waitForFunction(() => [...document.querySelectorAll("[data-article] img")].every((image) => image.complete && image.src));
    const slot = await page.$("[data-article]");
    assert.ok(await slot.evaluate(isWell), await slot.innerHTML().then((html) => html.slice(0, 500)));
    assert.equal(await page.evaluate(() => window.pwned), undefined);
    assert.deepEqual(troubles, []);
  });
}

for (const [index, [name, html]] of kSizes.entries()) {
  test(`the size of ${name}`, { skip: noBrowser }, async () => {
    const { page, troubles } = shared;
    troubles.length = 0;
    await page.goto(`${site.url}?view=size&n=${index}`);
    await page.waitForFunction(() => document.querySelector("[data-article]")?.childNodes.length > 0);
    await page.waitForFunction(() => [...document.querySelectorAll("[data-article] img")].every((image) => image.complete && image.src));
    const [width, height] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]);
    assert.equal(width, page.viewportSize().width, html.slice(0, 60));
    assert.ok(height < 5000, `${height} px tall`);
    assert.deepEqual(troubles, []);
  });
}
