// What was taught about an archive, kept in this browser by the archive's name.

const keyOf = (source) => `taught ${location.pathname} ${source.name}`;

// What the browser refused to keep: it lasts as long as the page.
const kept = new Map();

export function recall(source) {
  if (kept.has(source.name)) return kept.get(source.name);
  try {
    return localStorage.getItem(keyOf(source)) ?? "";
  } catch {
    return "";
  }
}

export function keep(source, taught) {
  try {
    if (taught) localStorage.setItem(keyOf(source), taught);
    else localStorage.removeItem(keyOf(source));
    kept.delete(source.name);
  } catch {
    kept.set(source.name, taught);
  }
}
