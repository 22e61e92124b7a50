// Untrusted HTML made easy on the browser's parser. This is comfort and speed; safety is the purifier's work afterwards.

const kDeepest = 256;
const kTag = /<(\/?)([a-z][a-z0-9-]*)(?=[\s/>])[^<>]*>/gi;
// These never nest in themselves: they are void, or the next one closes the one before.
const kFlat = new Set(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
  "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup", "caption", "rp", "rt"]);

// Browsers take a time quadratic in the depth: 100,000 nested elements are half a minute.
function flatten(html) {
  let depth = 0;
  return html.replace(kTag, (tag, slash, name) => {
    if (kFlat.has(name.toLowerCase())) return tag;
    const level = slash ? depth : depth + 1;
    depth = slash ? Math.max(depth - 1, 0) : depth + 1;
    return level > kDeepest ? "" : tag;
  });
}

// Even while they are only parsed, inline handlers, styles and bases are reported on the console as breaches of the policy.
function quieten(html) {
  const inert = html.replace(/<(\/?)style(?=[\s/>])/gi, "<$1noembed").replace(/<base(?=[\s/>])/gi, "<noembed-base");
  return inert.replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/([\s"'/])(?:on\w+|style)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*)/gi, "$1"));
}

export const calm = (html) => flatten(quieten(html));
