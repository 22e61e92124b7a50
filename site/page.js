// Puts a rendered page into <main>: trusted HTML, the article in its slot, charts where there are some.
import { CoreIncomplete } from "./core-client.js";
import { findTarget, focusOn, goTo, rememberState } from "./focus.js";
import { whenIdle } from "./idle.js";
import { breakLongWords } from "./long-words.js";
import { trustedHtml } from "./trusted.js";
import { readZoom, writeZoom } from "./zoom.js";

const kMillisecondsPerDay = 86_400_000;

// What articles need is no part of a first visit: it is fetched with the first of them, or before that when there is nothing else to do.
async function fetchReader() {
  try {
    return await import("./article.js");
  } catch {
    throw new CoreIncomplete("The part of the program that shows reports could not be fetched. Once the network is there again, try again, or reload the page.");
  }
}

// Without charts (no WebGL, a lost file) their tables tell the same.
function showTables(root) {
  for (const details of root.querySelectorAll("details.chart-table")) details.open = true;
  root.classList.add("without-charts");
}

/// `navigate(route)` follows a chart's link, `onError(sentence)` tells people.
/// `onQuery(change)` rewrites the address's query without rendering.
/// `load(session)` brings what a page needs that is not at hand yet.
export function createPage(main, { navigate, load, onQuery, onError }) {
  let charts = null;
  let article = null;
  let shownText = "";
  let turn = 0;      // of the page that was asked for last
  let onScreen = 0;  // of the page that is there: a later one may turn out to be the same

  async function mountCharts(models, query, mine) {
    main.classList.remove("without-charts");
    if (models.length === 0) return;
    try {
      const module = await import("./charts.js");
      if (mine !== onScreen) return;
      const mounted = await module.mountCharts(main, models, {
        navigate,
        zoom: readZoom(query),
        onZoom: (id, span) => onQuery((now) => writeZoom(now, id, span)),
      });
      if (mine === onScreen) charts = mounted;
      else mounted.destroy();
    } catch {
      if (mine === onScreen) showTables(main);
    }
  }

  function clear() {
    charts?.destroy();
    article?.leave();
    charts = article = null;
  }

  function mountSlot(session, content, reader) {
    const slot = main.querySelector("[data-article]");
    if (!slot || !content) return;
    article = reader.mountArticle(slot, content.html, {
      fetchFile: (address) => session.call("asset", content.address, address),
      onError,
    });
  }

  function place({ hash, manner, scroll }, restore) {
    if (manner === "stay") return restore();
    const target = findTarget(hash);
    if (manner === "go" && target) return goTo(target);
    if (manner !== "first") focusOn(main.querySelector("h1") ?? main);
    if (scroll) window.scrollTo({ left: scroll.x, top: scroll.y, behavior: "instant" });
    else if (target) goTo(target);
    else if (manner !== "first") window.scrollTo({ left: 0, top: 0, behavior: "instant" });
  }

  // Images that arrive late push the text down: go there once more, unless somebody scrolled meanwhile.
  async function placeAgain(view, mine) {
    if (!article || view.manner === "stay" || !(view.hash || view.scroll)) return;
    const { scrollY } = window;
    await article.settled;
    if (mine !== onScreen || Math.abs(window.scrollY - scrollY) > 2) return;
    if (view.scroll) window.scrollTo({ left: view.scroll.x, top: view.scroll.y, behavior: "instant" });
    else findTarget(view.hash)?.scrollIntoView({ block: "start", behavior: "instant" });
  }

  /// Renders `view` (`{query, hash, manner, scroll}`, see router.js) from `session`. A later call overtakes an earlier one.
  return async function show(session, view) {
    const mine = ++turn;
    const today = Math.floor(Date.now() / kMillisecondsPerDay);
    const render = () => {
      session.core.stage = view.query ? `rendering ?${view.query}` : "rendering the start page";
      return session.call("render", view.query, today);
    };
    let answer = await render();
    if (answer.loading && mine === turn) {
      await load(session);
      if (mine === turn) answer = await render();
    }
    const reader = answer.article ? await fetchReader() : null;
    if (mine !== turn || answer.loading) return false;

    const text = JSON.stringify([answer.html, answer.article, answer.charts]);
    document.title = answer.title;
    if (view.manner === "stay" && text === shownText) return true;
    shownText = text;
    onScreen = mine;
    const restore = rememberState(main);
    clear();
    main.innerHTML = trustedHtml(answer.html);
    breakLongWords(main);
    mountSlot(session, answer.article, reader);
    mountCharts(answer.charts ?? [], view.query, mine);
    place(view, restore);
    placeAgain(view, mine);
    whenIdle(() => fetchReader().catch(() => {}));
    return true;
  };
}
