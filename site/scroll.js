// Scroll positions of history entries, kept over reloads where the browser allows it.

const kStore = "scroll-positions";

function load() {
  try {
    return new Map(JSON.parse(sessionStorage.getItem(kStore) ?? "[]"));
  } catch {
    return new Map();
  }
}

export function createScrollMemory() {
  history.scrollRestoration = "manual";
  const positions = load();
  let entry = history.state?.entry ?? null;
  if (entry === null) {
    entry = crypto.randomUUID?.() ?? String(Math.random());
    history.replaceState({ ...history.state, entry }, "");
  }

  function save() {
    positions.set(entry, { x: window.scrollX, y: window.scrollY });
  }

  window.addEventListener("pagehide", () => {
    save();
    try {
      sessionStorage.setItem(kStore, JSON.stringify([...positions].slice(-200)));
    } catch {
      // Private windows may have no storage; positions then last until the page is closed.
    }
  });

  return {
    save,
    /// The position of the entry that is now current, or null.
    position: () => positions.get(entry) ?? null,
    /// The state for an entry about to be pushed; it becomes the current one.
    newEntry() {
      entry = crypto.randomUUID?.() ?? String(Math.random());
      return { entry };
    },
    /// The browser moved to the entry with this state.
    enter(state) {
      entry = state?.entry ?? "start";
    },
  };
}
