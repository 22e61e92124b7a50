// The strip below the header: progress, a notice, and where the open collection came from.
import { breakLongWords } from "./long-words.js";

const find = (name) => document.querySelector(`[data-${name}]`);

/// `share` from 0 to 1, or null where it is unknown. `background`: pages can be read meanwhile.
export function showProgress({ stage, share, background = false, onCancel }) {
  const box = find("progress");
  const bar = box.querySelector("progress");
  const text = find("progress-stage");
  if (text.textContent !== stage) text.textContent = stage;
  find("progress-share").textContent = share === null ? "" : `${Math.floor(share * 100)} %`;
  if (share === null) bar.removeAttribute("value");
  else bar.value = share;
  find("progress-cancel").onclick = onCancel;
  box.classList.toggle("is-background", background);
  box.hidden = false;
}

export function hideProgress() {
  find("progress").hidden = true;
}

function fill(box, text, actions) {
  const line = document.createElement("p");
  line.textContent = text;
  breakLongWords(line);
  const buttons = actions.map(({ label, run }) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = label;
    button.onclick = run;
    return button;
  });
  const row = document.createElement("div");
  row.className = "notice-actions";
  row.append(...buttons);
  box.replaceChildren(line, row);
  box.hidden = false;
}

/// Says something in a sentence, with buttons `{label, run}`; any of them, and the last, close it.
export function showNotice(text, actions = []) {
  const close = { label: "Dismiss", run: () => {} };
  fill(find("notice"), text, [...actions, close].map(({ label, run }) => ({ label, run: () => (hideNotice(), run()) })));
}

export function hideNotice() {
  find("notice").hidden = true;
  find("notice").replaceChildren();
}

/// A sentence's text as it stands within another sentence.
export const lowerFirst = (text) => text.charAt(0).toLowerCase() + text.slice(1);

/// Says what of this device is open, with the way back where there is one; with null, nothing.
export function showOrigin(name, onBack = null) {
  if (name === null) {
    find("origin").hidden = true;
    return;
  }
  fill(find("origin"), `Opened from this device: ${name}. Nothing leaves this machine.`,
    onBack ? [{ label: "Back to the published archive", run: onBack }] : []);
}
