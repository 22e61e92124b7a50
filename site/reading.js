// Reading of what is open goes on behind its pages, and in front of one that needs another revision.
import { CoreError } from "./core-client.js";
import { hideProgress, lowerFirst, showNotice, showProgress } from "./status.js";

/// `isOpen(session)`: its pages are on the screen; `isShown(session)`: so may be its progress; `refresh()` renders the
/// current page again; `onError(error, session)` tells what broke.
export function createReading({ isOpen, isShown, refresh, onError }) {
  const progressOf = (session, { background, resume }) => (progress) => {
    if (isShown(session)) showProgress({ ...progress, background, onCancel: () => stop(session, background, resume) });
  };

  function stop(session, background, resume) {
    session.stop();
    session.isHeld = background;
    hideProgress();
    const goOn = () => {
      session.isHeld = false;
      if (isOpen(session)) resume();
    };
    showNotice(`Stopped while ${lowerFirst(session.core.stage)}.`, [{ label: "Go on", run: goOn }]);
  }

  /// Reads what a page waits for. It resolves as well where that cannot be read: the page then tells so.
  async function load(session) {
    session.isHeld = false;
    try {
      await session.read("ready", progressOf(session, { background: false, resume: refresh }));
    } catch (error) {
      if (!(error instanceof CoreError)) throw error;
      session.isHeld = true;
    } finally {
      if (isShown(session)) hideProgress();
    }
  }

  /// Pages can be read meanwhile; whenever they would look different, the current one is rendered again.
  async function goOn(session) {
    if (session.isReading || session.finished || session.isHeld || session.newestOnly) return;
    session.isReading = true;
    const tell = progressOf(session, { background: true, resume: () => goOn(session) });
    try {
      await session.read("finished", (progress) => {
        tell(progress);
        if (!isOpen(session) || session.edition === session.shown) return;
        session.shown = session.edition;
        refresh();
      });
      if (isShown(session)) hideProgress();
    } catch (error) {
      if (!isOpen(session) || error.name === "AbortError") return;
      hideProgress();
      session.isHeld = true;
      onError(error, session);
    } finally {
      session.isReading = false;
    }
  }

  return { load, goOn };
}
