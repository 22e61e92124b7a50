// Keeps what somebody was doing across a new rendering of the same page.

const isText = (field) => field instanceof HTMLInputElement && ["text", "search", "url", "number", ""].includes(field.type);

function selectorOf(node) {
  if (node.id) return `#${CSS.escape(node.id)}`;
  if (node.name) {
    const choice = ["radio", "checkbox"].includes(node.type) ? `[value="${CSS.escape(node.value)}"]` : "";
    return `${node.localName}[name="${CSS.escape(node.name)}"]${choice}`;
  }
  if (node.getAttribute("href")) return `a[href="${CSS.escape(node.getAttribute("href"))}"]`;
  return null;
}

/// Remembers focus, typed text, caret, open details and scroll inside `root`; the answer puts them back.
export function rememberState(root) {
  const active = root.contains(document.activeElement) ? document.activeElement : null;
  const selector = active && active !== root ? selectorOf(active) : null;
  const typed = isText(active) ? { value: active.value, from: active.selectionStart, to: active.selectionEnd } : null;
  const details = [...root.querySelectorAll("details")].map((node) => node.open);
  const { scrollX, scrollY } = window;

  return function restore() {
    const now = [...root.querySelectorAll("details")];
    if (now.length === details.length) now.forEach((node, index) => (node.open = details[index]));
    const field = selector && root.querySelector(selector);
    if (field) {
      field.focus({ preventScroll: true });
      if (typed && isText(field)) {
        if (field.value !== typed.value) field.value = typed.value;  // typed on while the page was rendered
        if (typed.from !== null) field.setSelectionRange(typed.from, typed.to);
      }
    }
    window.scrollTo({ left: scrollX, top: scrollY, behavior: "instant" });
  };
}

/// The element that "#name" means: an article's own ids carry a prefix.
export function findTarget(hash) {
  let name = hash.replace(/^#/, "");
  try {
    name = decodeURIComponent(name);
  } catch {
    // Not an encoded name: taken as it is.
  }
  if (name === "") return null;
  return document.getElementById(name) ?? document.getElementById(`user-content-${name}`)
    ?? document.getElementsByName(`user-content-${name}`)[0] ?? null;
}

/// Scrolls to `target`, opens what hides it, and moves the focus there.
export function goTo(target) {
  for (let node = target.closest("details"); node; node = node.parentElement?.closest("details")) node.open = true;
  target.scrollIntoView({ block: "start", behavior: "instant" });
  focusOn(target);
}

/// Focus on something that is not a control, without adding a stop for Tab.
export function focusOn(target) {
  if (target.tabIndex < 0 && !target.hasAttribute("tabindex")) target.setAttribute("tabindex", "-1");
  target.focus({ preventScroll: true });
}
