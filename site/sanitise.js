// Untrusted HTML in, a harmless fragment out.
import DOMPurify from "dompurify";
import { classify, shorten } from "./addresses.js";
import { calm } from "./calm-html.js";
import { purifierPolicy } from "./trusted.js";

// What Markdown makes, and what people write by hand to the same ends. Anything else is text: tests/web/sanitise-list.test.mjs
// holds each name that is not here.
const kElements = `a abbr acronym address article b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn
  div dl dt em figcaption figure font h1 h2 h3 h4 h5 h6 hgroup hr i img input ins kbd li mark ol p pre q rp rt ruby s samp section
  small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr`.split(/\s+/);
const kAttributes = `abbr align alt aria-label checked class color colspan datetime dir disabled headers height href id lang name open
  reversed rowspan scope span src start title type valign value width`.split(/\s+/);

const kOptions = {
  ALLOWED_TAGS: ["#text", ...kElements],
  ALLOWED_ATTR: kAttributes,
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,      // the site's own scripts look for data attributes
  SANITIZE_NAMED_PROPS: true,  // ids and names get the prefix user-content-
  RETURN_DOM_FRAGMENT: true,
  TRUSTED_TYPES_POLICY: purifierPolicy,
  ADD_FORBID_CONTENTS: ["object", "select", "textarea"],
};

// Other class names would let an article dress up as the site itself.
const kClasses = /^(alert(-[a-z]+)?|language-[\w+#.-]+|mermaid|table-scroll|footnotes?|footnote-(ref|backref)|task)$/;

function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function sendOut(link, address) {
  link.setAttribute("href", address);
  link.setAttribute("rel", "noopener noreferrer");
  link.classList.add("external");
  return link;
}

function letScroll(table) {
  const box = element("div", "table-scroll");
  table.replaceWith(box);
  box.append(table);
}

function blockedNote(written) {
  return element("code", "blocked-address", shorten(written));
}

function settleLink(link, written) {
  const { kind, address } = classify(written);
  if (kind === "blocked") {
    link.replaceWith(element("span", "blocked-link", ...link.childNodes, " (", blockedNote(written), ")"));
  } else if (kind === "remote") {
    sendOut(link, address);
  } else {
    link.setAttribute("href", address);
    if (kind === "file") link.setAttribute("data-file", address);
  }
}

function settleImage(image, written) {
  const { kind, address } = classify(written);
  const name = image.getAttribute("alt") || "Image";
  image.removeAttribute("src");
  if (kind === "file") {
    image.setAttribute("data-file", address);
  } else if (kind === "remote") {
    // Inside a link the address is told but not linked: links do not nest.
    const shown = image.closest("a") ? [`${name}: `, blockedNote(address)] : [`${name}: `, sendOut(element("a", "", shorten(address)), address)];
    image.replaceWith(element("span", "blocked-image", ...shown));
  } else {
    image.replaceWith(element("span", "blocked-image", `${name}: `, blockedNote(written)));
  }
}

/// Images and links to files of the repository keep their address in `data-file`, for the caller to resolve.
export function sanitise(html) {
  const purifier = DOMPurify(window);
  const written = new Map();  // what the author wrote, also where the purifier drops it
  purifier.addHook("uponSanitizeElement", (node, { tagName }) => {
    if (tagName === "input" && node.getAttribute("type")?.toLowerCase() !== "checkbox") node.remove();
  });
  purifier.addHook("uponSanitizeAttribute", (node, data) => {
    if ((node.nodeName === "A" && data.attrName === "href") || (node.nodeName === "IMG" && data.attrName === "src"))
      written.set(node, data.attrValue);
    else if (["href", "src"].includes(data.attrName)) data.keepAttr = false;
    // An image is fitted into its column; anything else would take the room that its author asks for.
    if (["width", "height"].includes(data.attrName) && node.nodeName !== "IMG") data.keepAttr = false;
    if (data.attrName === "class") {
      data.attrValue = data.attrValue.split(/\s+/).filter((name) => kClasses.test(name)).join(" ");
      if (data.attrValue === "") data.keepAttr = false;
    }
  });
  purifier.addHook("afterSanitizeAttributes", (node) => {
    if (node.nodeName === "INPUT") {
      for (const { name } of [...node.attributes]) if (!["type", "checked", "aria-label"].includes(name)) node.removeAttribute(name);
      node.setAttribute("disabled", "");
    }
  });

  const fragment = purifier.sanitize(calm(html), kOptions);
  for (const image of fragment.querySelectorAll("img")) settleImage(image, written.get(image) ?? "");
  for (const table of fragment.querySelectorAll("table")) if (!table.parentElement?.closest(".table-scroll")) letScroll(table);
  for (const link of fragment.querySelectorAll("a")) if (written.has(link)) settleLink(link, written.get(link));
  return fragment;
}
