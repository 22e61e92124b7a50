// GET forms as navigation: choosing applies at once, typing after a short pause and without new history entries.

const kPauseMilliseconds = 150;

const isTyped = (field) => field instanceof HTMLInputElement && ["text", "search", "url", "email", "tel"].includes(field.type);

function formOf(field) {
  const form = field.form;
  return form && form.method === "get" && form.closest("main, header") ? form : null;
}

/// The route that the form leads to; empty fields leave no trace in it.
function routeOf(form, submitter = null) {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter)) if (typeof value === "string" && value.trim() !== "") query.append(name, value);
  return query.size === undefined || query.size > 0 ? `?${query}` : "";
}

const viewOf = (route) => new URLSearchParams(route).get("view");
const staysInView = (route) => viewOf(route) === viewOf(location.search);

/// `navigate(route, {replace, manner})` for each submitted or changed form of the page.
export function watchForms(navigate) {
  let timer = 0;

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "get") return;
    event.preventDefault();
    clearTimeout(timer);
    const route = routeOf(form, event.submitter);
    navigate(route, { manner: staysInView(route) ? "stay" : "go" });
  });

  document.addEventListener("change", (event) => {
    const form = formOf(event.target);
    if (!form || isTyped(event.target)) return;
    clearTimeout(timer);
    const route = routeOf(form);
    navigate(route, { manner: staysInView(route) ? "stay" : "go" });
  });

  const typed = (event) => {
    clearTimeout(timer);
    // An input method is still composing: the page must not be rendered under it.
    if (event.isComposing || !isTyped(event.target)) return;
    const form = formOf(event.target);
    if (!form) return;
    timer = setTimeout(() => {
      if (!form.isConnected) return;
      const route = routeOf(form);
      navigate(route, { replace: staysInView(route), manner: "stay" });
    }, kPauseMilliseconds);
  };
  document.addEventListener("input", typed);
  document.addEventListener("compositionend", typed);
}
