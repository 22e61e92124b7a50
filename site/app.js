// Starts everything and holds the one thing that changes: which archive is open, in which core.
import { CoreLost, createCore } from "./core-client.js";
import { watchFiles } from "./drop.js";
import { watchKeys } from "./keys.js";
import { fileSource, openSource, publishedSource, stepUntil } from "./loader.js";
import { createPage } from "./page.js";
import { createRouter } from "./router.js";
import { hideNotice, hideProgress, showNotice, showOrigin, showProgress } from "./status.js";

const main = document.querySelector("main");
const published = publishedSource(document.querySelector("meta[name=archive]").content);
const show = createPage(main, {
  navigate: (route) => router.follow(route),
  onQuery: (change) => router.rewrite(change),
  onError: showNotice,
});

let open = null;      // {core, source} of what is on the screen
let opening = null;   // AbortController of what is being opened
let spare = null;     // a core that is started ahead

const router = createRouter(async (view) => {
  markNavigation();
  const mine = open;
  if (!mine) return false;
  try {
    return await show(mine.core, view);
  } catch (error) {
    if (open === mine) tellBroken(error, mine.source);
    return false;
  }
});
const files = watchFiles((file) => openArchive(fileSource(file)), showNotice);
watchKeys(main, (route) => router.navigate(route));

function markNavigation() {
  const view = new URLSearchParams(location.search).get("view") ?? "";
  for (const link of document.querySelectorAll("[data-views]")) {
    if (link.dataset.views.split(" ").includes(view)) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

const another = { label: "Open another…", run: () => files.pick() };
const again = (source, label = "Try again", options = {}) => ({ label, run: () => openArchive(source, options) });

const back = () => (published.isAbsent ? [] : [again(published, "Back to the published archive")]);

function tellLost(error, source, { newestOnly = false } = {}) {
  hideProgress();
  if (error.stage === null) return showNotice(error.message);
  spare ??= createCore();
  const stage = error.stage.charAt(0).toLowerCase() + error.stage.slice(1);
  const retry = again(source, newestOnly ? "Read its newest state only" : "Try again", { newestOnly });
  const actions = [retry, ...(source.published ? [] : back()), another];
  showNotice(`${source.name} was set aside: reading it stopped while ${stage}. ${error.message}`, actions);
}

// What broke once pages could be read lies likely further back: the newest state alone is offered then.
function tellBroken(error, source) {
  if (error instanceof CoreLost) tellLost(error, source, { newestOnly: true });
  else showNotice(error.message);
}

function tellFailed(error, source) {
  hideProgress();
  // A page that was rendered ahead stays; the one that only promises a collection does not.
  if (!open && main.querySelector(".first-page"))
    main.replaceChildren(document.querySelector("[data-empty-state]").content.cloneNode(true));
  if (error.absent) return void (source.isAbsent = true);
  if (error.name === "AbortError") return showNotice(`Stopped. ${source.name} was not opened.`, [again(source), another]);
  showNotice(source.published ? error.message : `${source.name} could not be opened. ${error.message}`, [another]);
}

// Pages can be read meanwhile; when all is read, the current one is rendered again.
async function readOn({ core, source }) {
  const stopping = new AbortController();
  try {
    await stepUntil(core, "finished", {
      signal: stopping.signal,
      milliseconds: 25,
      onProgress: (progress) => showProgress({ ...progress, background: true, onCancel: () => stopping.abort() }),
    });
    hideProgress();
    if (open?.core === core) await router.refresh();
  } catch (error) {
    if (open?.core !== core) return;
    hideProgress();
    if (error.name === "AbortError")
      showNotice("The rest was not read.", [{ label: "Read on", run: () => readOn({ core, source }) }]);
    else tellBroken(error, source);
  }
}

/// Opens beside what is open, which stays until the new one can be read.
async function openArchive(source, { newestOnly = false } = {}) {
  opening?.abort();
  const mine = (opening = new AbortController());
  const core = spare ?? createCore();
  spare = null;
  hideNotice();
  const onCancel = () => mine.abort();
  let answer;
  try {
    const aborted = new Promise((_, reject) => mine.signal.addEventListener("abort", () => reject(mine.signal.reason)));
    const onProgress = (progress) => opening === mine && showProgress({ ...progress, onCancel });
    answer = await Promise.race([openSource(core, source, { signal: mine.signal, onProgress }), aborted]);
  } catch (error) {
    core.end();
    if (opening !== mine) return;
    opening = null;
    return error instanceof CoreLost ? tellLost(error, source) : tellFailed(error, source);
  }
  opening = null;
  hideProgress();
  const first = open === null;
  open?.core.end();
  open = { core, source };
  showOrigin(source.published ? null : source.name, published.isAbsent ? null : () => openArchive(published));
  await (first && source.published ? router.start() : router.navigate(""));
  if (!answer.finished && !newestOnly) readOn(open);
}

markNavigation();
if (typeof WebAssembly === "object") {
  spare = createCore();
  openArchive(published);
} else {
  showNotice("This browser does not run WebAssembly, which Hindsight reads collections with. "
    + "Another browser, or one without its strictest protection mode, will do.");
}
