// Starts everything and holds the one thing that changes: which archive is open, in which core.
import { CoreError, CoreLost, createCore } from "./core-client.js";
import { watchFiles } from "./drop.js";
import { watchKeys } from "./keys.js";
import { createMenu } from "./menu.js";
import { markNavigation, routeWithin } from "./navigation.js";
import { createPage } from "./page.js";
import { createRouter } from "./router.js";
import { createSession } from "./session.js";
import { publishedSource } from "./sources.js";
import { hideNotice, hideProgress, lowerFirst, showNotice, showOrigin, showProgress } from "./status.js";

const main = document.querySelector("main");
const published = publishedSource(document.querySelector("meta[name=archive]").content);
const show = createPage(main, {
  load,
  navigate: (route) => router.follow(route),
  onQuery: (change) => router.rewrite(change),
  onError: showNotice,
});

let open = null;     // the session of what is on the screen
let opening = null;  // the session of what is being opened
let spare = null;    // a core that is started ahead

const router = createRouter(async (view) => {
  markNavigation();
  const mine = open;
  if (!mine) return false;
  try {
    if (!(await show(mine, view))) return false;
    mine.shown = mine.edition;
    readOn(mine);
    return true;
  } catch (error) {
    if (open === mine && error.name !== "AbortError") tellBroken(error, mine);
    return false;
  }
});
const menu = createMenu();
watchFiles((source) => openArchive(source), showNotice, menu);
watchKeys(main, (route) => router.navigate(routeWithin(route)));

const another = { label: "Open another…", run: () => menu.show() };
const again = (source, label = "Try again", options = {}) => ({ label, run: () => openArchive(source, options) });
const back = () => (published.isAbsent ? [] : [again(published, "Back to the published archive")]);

function tellLost(error, source, { newestOnly = false } = {}) {
  hideProgress();
  if (error.stage === null) return showNotice(error.message);
  spare ??= createCore();
  const retry = again(source, newestOnly ? "Read its newest state only" : "Try again", { newestOnly });
  const actions = [retry, ...(source.published ? [] : back()), another];
  showNotice(`${source.name} was set aside: reading it stopped while ${lowerFirst(error.stage)}. ${error.message}`, actions);
}

// What broke once pages could be read lies likely further back: the newest state alone is offered then.
function tellBroken(error, { source }) {
  if (error instanceof CoreLost) tellLost(error, source, { newestOnly: true });
  else showNotice(error.message);
}

function tellFailed(source, sentence, actions) {
  hideProgress();
  // A page that was rendered ahead stays; the one that only promises a collection does not.
  if (!open && main.querySelector(".first-page"))
    main.replaceChildren(document.querySelector("[data-empty-state]").content.cloneNode(true));
  if (sentence) showNotice(sentence, actions);
}

/// Progress of what is open; what is being opened comes first on the strip.
const progressOf = (session, { background, resume }) => (progress) => {
  if (open !== session || opening) return;
  showProgress({ ...progress, background, onCancel: () => {
    session.stop();
    session.isHeld = background;
    hideProgress();
    const goOn = () => {
      session.isHeld = false;
      if (open === session) resume();
    };
    showNotice(`Stopped while ${lowerFirst(session.core.stage)}.`, [{ label: "Go on", run: goOn }]);
  } });
};

async function load(session) {
  session.isHeld = false;
  try {
    await session.read("ready", progressOf(session, { background: false, resume: () => router.refresh() }));
  } catch (error) {
    if (!(error instanceof CoreError)) throw error;
    session.isHeld = true;  // the page that is rendered next tells what is wrong
  } finally {
    if (open === session && !opening) hideProgress();
  }
}

// Pages can be read meanwhile; whenever they would look different, the current one is rendered again.
async function readOn(session) {
  if (session.isReading || session.finished || session.isHeld || session.newestOnly) return;
  session.isReading = true;
  const tell = progressOf(session, { background: true, resume: () => readOn(session) });
  try {
    await session.read("finished", (progress) => {
      tell(progress);
      if (open !== session || session.edition === session.shown) return;
      session.shown = session.edition;
      router.refresh();
    });
    if (open === session && !opening) hideProgress();
  } catch (error) {
    if (open !== session || error.name === "AbortError") return;
    hideProgress();
    session.isHeld = true;
    tellBroken(error, session);
  } finally {
    session.isReading = false;
  }
}

/// Opens beside what is open, which stays until the new one can be read.
async function openArchive(source, { newestOnly = false } = {}) {
  opening?.end();
  const session = (opening = createSession(spare ?? createCore(), source, { onUnfinished: readOn }));
  session.newestOnly = newestOnly;
  spare = null;
  hideNotice();
  const onCancel = () => {
    session.end();
    opening = null;
    tellFailed(source, `Stopped. ${source.name} was not opened.`, [again(source), another]);
  };
  try {
    await session.open((progress) => opening === session && showProgress({ ...progress, onCancel }));
  } catch (error) {
    session.end();
    if (opening !== session) return;
    opening = null;
    if (error instanceof CoreLost) return tellLost(error, source);
    if (error.absent) source.isAbsent = true;
    const sentence = source.published ? error.message : `${source.name} could not be opened. ${error.message}`;
    return tellFailed(source, error.absent ? null : sentence, [...(source.published ? [again(source)] : []), another]);
  }
  if (opening !== session) return;
  opening = null;
  hideProgress();
  const first = open === null;
  open?.end();
  open = session;
  showOrigin(source.published ? null : source.shown, published.isAbsent ? null : () => openArchive(published));
  await (first && source.published ? router.start() : router.navigate(""));
}

markNavigation();
if (typeof WebAssembly === "object") {
  spare = createCore();
  openArchive(published);
} else {
  showNotice("This browser does not run WebAssembly, which Hindsight reads collections with. "
    + "Another browser, or one without its strictest protection mode, will do.");
}
