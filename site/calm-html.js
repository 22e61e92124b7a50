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

const kTagOrComment = /<!--|<[a-z][^\s/>]*/gi;
const kCommentEnd = /--!?>/g;
const kAttribute = /[\s/]*(=?[^\s/>=]+|=)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*))?/y;
const isReported = (name) => /^(?:on|style$)/i.test(name);

// As a browser's tokenizer takes tags apart: an attribute's value may hold what looks like the tag's end.
function withoutHandlers(html) {
  let out = "";
  let at = 0;
  for (let found; (kTagOrComment.lastIndex = at), (found = kTagOrComment.exec(html)); ) {
    let end = kTagOrComment.lastIndex;
    if (found[0] === "<!--") {
      kCommentEnd.lastIndex = end - 2;
      end = kCommentEnd.exec(html) ? kCommentEnd.lastIndex : html.length;
      out += html.slice(at, end);
      at = end;
      continue;
    }
    out += html.slice(at, end);
    for (let attribute; (kAttribute.lastIndex = end), (attribute = kAttribute.exec(html)); end = kAttribute.lastIndex)
      out += isReported(attribute[1]) ? " " : attribute[0];
    at = end;
  }
  return out + html.slice(at);
}

// Even while they are only parsed, inline handlers, styles, bases and policies are reported on the console as breaches of the policy.
// A set of frames takes the place of the whole body.
function quieten(html) {
  const inert = html.replace(/<(\/?)style(?=[\s/>])/gi, "<$1noembed").replace(/<(base|meta|frameset)(?=[\s/>])/gi, "<noembed-$1");
  // Once more without regard to quotes, as a comment or a script may end where the tokenizer above does not see it.
  return withoutHandlers(inert).replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/([\s"'/])(?:on\w+|style)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*)/gi, "$1"));
}

export const calm = (html) => flatten(quieten(html));
