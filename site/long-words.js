// Places to break in words that have none: a blob pasted into a text has no blank for 20,000 letters. Browsers shape such a word
// anew for every line that they break it into, up to where no two letters join or kern, which takes a time quadratic in its length.

const kLongWord = /\S{101}/;
const kPiece = /\S{15}\p{M}*(?=\S)/gu;

function breakAt(text) {
  const parts = [];
  let at = 0;
  for (const { index, 0: piece } of text.data.matchAll(kPiece)) {
    parts.push(text.data.slice(at, index + piece.length), document.createElement("wbr"));
    at = index + piece.length;
  }
  text.replaceWith(...parts, text.data.slice(at));
}

/// For what was just put into the page, before anything asks for its layout. Lines that never wrap are left alone.
export function breakLongWords(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) if (kLongWord.test(walker.currentNode.data)) found.push(walker.currentNode);
  for (const text of found) if (!text.parentElement?.closest("pre:not(.file), select, textarea, svg, math")) breakAt(text);
}
