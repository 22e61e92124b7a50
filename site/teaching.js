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
  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("form[data-call]");
    const session = current();
    if (!form || !session) return;
    event.preventDefault();
    const values = [...new FormData(form)].map(([, value]) => value);
    try {
      const { taught } = await session.call(form.dataset.call, recall(session.source), ...values);
      keep(session.source, taught);
      session.finished = false;
      if (form.dataset.then) navigate(form.dataset.then);
      else refresh();
    } catch (error) {
      onError(error, session);
    }
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy], [data-save]");
    if (!button) return;
    const text = button.closest("section").querySelector("[data-text]").textContent;
    if (button.dataset.save) save(button.dataset.save, text);
    else copy(button, text, onError);
  });
}
