// Forms that call the core with what was taught before and their own values, and ways to take along what was taught.
import { keep, recall } from "./taught.js";

function save(name, text) {
  const anchor = document.createElement("a");
  anchor.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 1000);
}

async function copy(button, text, onError) {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    onError(new Error("This browser does not let the page copy. Select the lines, or download them."));
  }
}

/// `current()` is the session on the screen or null, `refresh()` renders again, `navigate(route)` goes elsewhere.
export function watchTeaching({ current, refresh, navigate, onError }) {
  let before = Promise.resolve();  // one after the other: each adds to what the one before it left

  async function teach(session, { call, then }, values) {
    try {
      const { taught } = await session.call(call, recall(session.source), ...values);
      keep(session.source, taught);
      session.finished = false;
      if (then) navigate(then);
      else refresh();
    } catch (error) {
      onError(error, session);
    }
  }

  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-call]");
    const session = current();
    if (!form || !session) return;
    event.preventDefault();
    const values = [...new FormData(form)].map(([, value]) => value);
    const { call, then } = form.dataset;
    before = before.then(() => teach(session, { call, then }, values));
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy], [data-save]");
    if (!button) return;
    const text = button.closest("section").querySelector("[data-text]").textContent;
    if (button.dataset.save) save(button.dataset.save, text);
    else copy(button, text, onError);
  });
}
