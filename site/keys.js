// Keys for people who would rather not reach for the mouse. Nothing is taken from fields, dialogs or canvases.

const kFields = "input, select, textarea, canvas, [contenteditable]";

function visible(node) {
  return node.getClientRects().length > 0;
}

// A list says so with data-walk; without one, rows of tables and entries of numbered lists are walked.
function entries(main) {
  const rows = main.querySelectorAll("[data-walk] tr, [data-walk] li, [data-walk] article");
  const all = rows.length > 0 ? rows : main.querySelectorAll("tbody tr, ol > li");
  return [...all].map((row) => row.querySelector("a[href]")).filter((link) => link && visible(link));
}

function walk(main, step) {
  const neighbour = main.querySelector(step > 0 ? "a[rel~=next]" : "a[rel~=prev]");
  if (neighbour) return neighbour.click();
  const links = entries(main);
  if (links.length === 0) return;
  const at = links.indexOf(document.activeElement);
  const next = at < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + step, 0), links.length - 1);
  links[next].focus();
  links[next].scrollIntoView({ block: "nearest" });
}

async function search(main, navigate) {
  const field = () => main.querySelector("input[type=search]");
  if (!field()) await navigate(document.body.dataset.searchRoute);
  field()?.focus();
  field()?.select();
}

/// `navigate(route)` answers a promise for when the page is in place.
export function watchKeys(main, navigate) {
  const dialog = document.querySelector("[data-keys]");
  document.querySelector("[data-keys-close]").onclick = () => dialog.close();
  const actions = {
    "/": () => search(main, navigate),
    "?": () => dialog.showModal(),
    j: () => walk(main, 1),
    k: () => walk(main, -1),
  };
  document.addEventListener("keydown", (event) => {
    const action = Object.hasOwn(actions, event.key) ? actions[event.key] : null;
    if (!action || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest?.(kFields) || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    action();
  });
}
