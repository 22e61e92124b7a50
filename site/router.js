// Every view is an address: links and GET forms become entries of the history, each with its scroll position.
import { createScrollMemory } from "./scroll.js";
import { watchForms } from "./forms.js";
import { findTarget, goTo } from "./focus.js";

const folder = (path) => path.replace(/index\.html$/, "");

/// "?a=b#c", "#c" or "" for an address on this page, null for any other.
function routeOf(href) {
  const url = new URL(href, location.href);
  if (url.origin !== location.origin || folder(url.pathname) !== folder(location.pathname)) return null;
  return url.search + url.hash;
}

function isPlainClick(event) {
  return event.button === 0 && !event.defaultPrevented && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

/// `show({query, hash, manner, scroll})` renders; manner is "first", "go", "back" or "stay" (typing: keep the view).
/// It answers true once the page is in place.
export function createRouter(show) {
  const memory = createScrollMemory();
  let shown = null;     // the query that is on the screen or on its way there
  let underway = null;  // how a page that is not yet in place is to be shown

  async function render(manner, scroll = null) {
    shown = location.search;
    const mine = (underway = { manner, scroll });
    try {
      return await show({ query: location.search.replace(/^\?/, ""), hash: location.hash, manner, scroll });
    } finally {
      if (underway === mine) underway = null;
    }
  }

  /// `route` as in a link: "?view=…#…", or "" for the start page.
  function navigate(route, { replace = false, manner = "go" } = {}) {
    const url = new URL(location.href);
    [, url.search, url.hash] = route.match(/^(\?[^#]*)?(#.*)?/s).map((part) => part ?? "");
    if (url.search === "?") url.search = "";
    const same = url.href === location.href;
    memory.save();
    if (replace || same) history.replaceState(history.state, "", url);
    else history.pushState(memory.newEntry(), "", url);
    return render(manner);
  }

  function follow(route) {
    const hash = route.match(/#.*$/s)?.[0] ?? "";
    const search = route.slice(0, route.length - hash.length);
    if (hash === "" || search !== shown) return navigate(route);
    const target = findTarget(hash);
    if (!target) return;
    if (hash !== location.hash) {
      memory.save();
      history.pushState(memory.newEntry(), "", search + hash || location.pathname);
    }
    goTo(target);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || !isPlainClick(event) || link.target || link.hasAttribute("download")) return;
    const route = routeOf(link.href);
    if (route === null) return;
    event.preventDefault();
    follow(route);
  });

  window.addEventListener("popstate", () => {
    memory.save();
    memory.enter(history.state);
    const scroll = memory.position();
    if (location.search !== shown) return render("back", scroll);
    if (scroll) window.scrollTo({ left: scroll.x, top: scroll.y, behavior: "instant" });
    else if (findTarget(location.hash)) goTo(findTarget(location.hash));
  });

  watchForms((route, options) => navigate(route, options));

  return {
    navigate,
    follow,
    /// Changes the address only: `change` makes the new query of the old.
    rewrite(change) {
      const query = change(location.search);
      history.replaceState(history.state, "", (query ? `?${query}` : location.pathname) + location.hash);
      shown = location.search;
    },
    /// The page as it was opened or reloaded.
    start: () => render("first", memory.position()),
    /// The same page again, quietly; one that is on its way comes as it would have.
    refresh: () => render(underway?.manner ?? "stay", underway?.scroll),
  };
}
