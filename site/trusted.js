// The one policy by which text becomes markup or the address of a worker; the page's Content Security Policy knows no other.

const policy = window.trustedTypes?.createPolicy("hindsight", {
  createHTML: (html) => html,
  createScriptURL(address) {
    if (new URL(address).origin !== location.origin) throw new TypeError(`${address} is no part of the program.`);
    return address;
  },
});

/// For the purifier, which parses what it purifies.
export const purifierPolicy = policy;
/// Markup that the core has made, in which every text of others is escaped.
export const trustedHtml = (html) => policy?.createHTML(html) ?? html;
export const trustedScript = (url) => policy?.createScriptURL(url.href) ?? url;
