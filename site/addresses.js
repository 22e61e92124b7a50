// What an address written by a stranger leads to, decided by the browser's own parser, never by its looks.

const kHere = "https://here.invalid/";

/// `{kind, address}`, kind one of
///   "page"     a route or a place of this site: "?view=…", "#heading"
///   "file"     a file of the repository, relative to the article or to the repository's root
///   "remote"   another site; `address` is absolute
///   "blocked"  anything else: javascript:, data:, file:, what cannot be parsed
export function classify(written) {
  const text = written.trim();
  if (text === "" || text.startsWith("#") || text.startsWith("?")) return { kind: "page", address: text };
  let url;
  try {
    url = new URL(text, kHere);
  } catch {
    return { kind: "blocked", address: text };
  }
  if (url.origin + "/" === kHere) return { kind: "file", address: text.replace(/[?#].*$/s, "") };
  if (["https:", "http:", "mailto:", "tel:"].includes(url.protocol)) return { kind: "remote", address: url.href };
  return { kind: "blocked", address: text };
}

/// For showing: a `data:` address may be megabytes long.
export function shorten(address, length = 200) {
  return address.length > length ? `${address.slice(0, length)}…` : address;
}
