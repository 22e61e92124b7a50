// Starts everything and holds the one thing that changes: which archive is open, in which core.
import { CoreIncomplete, CoreLost, createCore } from "./core-client.js";
import { watchFiles } from "./drop.js";
import { whenIdle } from "./idle.js";
import { watchKeys } from "./keys.js";
import { createMenu } from "./menu.js";
import { markNavigation, routeWithin } from "./navigation.js";
import { createPage } from "./page.js";
import { createReading } from "./reading.js";
import { createRouter } from "./router.js";
import { createSession } from "./session.js";
import { publishedSource } from "./sources.js";
import { hideNotice, hideProgress, lowerFirst, showNotice, showOrigin, showProgress } from "./status.js";

const main = document.querySelector("main");
const published = publishedSource(document.querySelector("meta[name=archive]").content);
const reading = createReading({
  isOpen: (session) => open === session,
  isShown: (session) => open === session && !opening,  // what is being opened comes first on the strip
  refresh: () => router.refresh(),
  onError: tellBroken,
});
const show = createPage(main, {
  load: reading.load,
  navigate: (route) => router.follow(route),
  onQuery: (change) => router.rewrite(change),
  onError: showNotice,
});

const reload = { label: "Reload the page", run: () => location.reload() };

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
    whenIdle(() => mine.core.complete().catch(() => {}));  // who needs it will be told
    reading.goOn(mine);
    return true;
  } catch (error) {
    if (open === mine && error.name !== "AbortError") tellBroken(error, mine);
    return false;
  }
});
const menu = createMenu();
watchFiles((source) => openArchive(source), showNotice, menu);
whenIdle(async () => {
  const { watchTeaching } = await import("./teaching.js");
  watchTeaching({ current: () => open, refresh: () => router.refresh(), navigate: (route) => router.follow(route), onError: tellBroken });
});
watchKeys(main, (route) => router.navigate(routeWithin(route)));

const another = { label: "Open another…", run: () => menu.show() };
const again = (source, label = "Try again", options = {}) => ({ label, run: () => openArchive(source, options) });
const back = () => (published.isAbsent ? [] : [again(published, "Back to the published archive")]);

function tellLost(error, source, { newestOnly = false } = {}) {
  hideProgress();
  if (error.stage === null) return showNotice(error.message, [again(source), reload]);
  spare ??= createCore();
  const retry = again(source, newestOnly ? "Read its newest state only" : "Try again", { newestOnly });
  const actions = [retry, ...(source.published ? [] : back()), another];
  showNotice(`${source.name} was set aside: reading it stopped while ${lowerFirst(error.stage)}. ${error.message}`, actions);
}

// What broke once pages could be read lies likely further back: the newest state alone is offered then.
function tellBroken(error, session) {
  if (error instanceof CoreLost) return tellLost(error, session.source, { newestOnly: true });
  const goOn = () => {
    session.isHeld = false;
    router.refresh();
  };
  showNotice(error.message, error instanceof CoreIncomplete ? [{ label: "Try again", run: goOn }, reload] : []);
}

function tellFailed(source, sentence, actions) {
  hideProgress();
  // A page that was rendered ahead stays; the one that only promises a collection does not.
  if (!open && main.querySelector(".first-page"))
    main.replaceChildren(document.querySelector("[data-empty-state]").content.cloneNode(true));
  if (sentence) showNotice(sentence, actions);
}

/// Opens beside what is open, which stays until the new one can be read.
async function openArchive(source, { newestOnly = false } = {}) {
  opening?.end();
  const session = (opening = createSession(spare ?? createCore(), source, { onUnfinished: reading.goOn, onNotice: showNotice }));
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

document.documentElement.dataset.started = "yes";
markNavigation();
if (typeof WebAssembly === "object") {
  spare = createCore();
  openArchive(published);
} else {
  showNotice("This browser does not run WebAssembly, which Hindsight reads collections with. "
    + "Another browser, or one without its strictest protection mode, will do.");
}
