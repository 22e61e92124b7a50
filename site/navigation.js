// The links around the page: which of them is current, and what of the address they keep.

const kKept = (document.body.dataset.keep ?? "").split(" ");

/// `route` ("?view=…" or "") with what stays the same wherever one goes.
export function routeWithin(route) {
  const now = new URLSearchParams(location.search);
  const query = new URLSearchParams(route);
  for (const name of kKept) if (now.get(name)) query.set(name, now.get(name));
  const text = String(query);
  return text && `?${text}`;
}

export function markNavigation() {
  const view = new URLSearchParams(location.search).get("view") ?? "";
  for (const link of document.querySelectorAll("[data-route]")) {
    link.setAttribute("href", routeWithin(link.dataset.route) || "./");
    if (link.dataset.views?.split(" ").includes(view)) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}
