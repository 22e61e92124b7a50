// What was taught about an archive, kept in this browser by the archive's name.

const keyOf = (source) => `taught ${location.pathname} ${source.name}`;

// A browser may refuse to keep anything: then it lasts as long as the page.
const kept = new Map();

export function recall(source) {
  try {
    return localStorage.getItem(keyOf(source)) ?? kept.get(source.name) ?? "";
  } catch {
    return kept.get(source.name) ?? "";
  }
}

export function keep(source, taught) {
  kept.set(source.name, taught);
  try {
    if (taught) localStorage.setItem(keyOf(source), taught);
    else localStorage.removeItem(keyOf(source));
  } catch {
    // It lasts as long as the page.
  }
}
