// A WebAssembly module in two parts (tools/split-core.mjs). The first one is enough for a first visit. Where it calls a function of
// the other, that takes its place in the table of functions.

/// A part of the program is not to be had; a sentence for people says why. Nothing is wrong with what the program was working on.
export class PartMissing extends Error {}

const kPatience = 60_000;
const kGone = "The program has changed since this page was loaded, and a part of it is no longer there. Reload the page to go on.";
const notFetched = (why) => new PartMissing(`A part of the program could not be fetched: ${why}. Once the network is there again, try again.`);
const kOther = "something else came in its place";

function check(status) {
  if (status === 404 || status === 410) throw new PartMissing(kGone);
  if (status < 200 || status > 299) throw notFetched(`the server answered ${status}`);
}

/// What emscripten calls instantiateWasm: `rest` answers the second part as a module, at once, as a call is waiting for it.
export function instantiateInTwoParts(first, rest) {
  return (imports, receive) => {
    let instance;
    const table = () => Object.values(instance.exports).find((value) => value instanceof WebAssembly.Table);
    const complete = () => new WebAssembly.Instance(rest(), { primary: instance.exports });
    const placeholder = new Proxy({}, {
      get: (_, index) => (...values) => {
        complete();
        return table().get(Number(index))(...values);
      },
    });
    first({ ...imports, placeholder }).then((result) => {
      instance = result.instance;
      receive(instance, result.module);
    });
    return {};
  };
}

/// Instantiates while it is being fetched, where the server names the type.
export async function instantiateFrom(url, imports) {
  const answer = await fetch(url);
  check(answer.status);
  if (/^application\/wasm\b/.test(answer.headers.get("content-type") ?? "")) return WebAssembly.instantiateStreaming(answer, imports);
  return WebAssembly.instantiate(await answer.arrayBuffer(), imports);
}

/// The module behind an address. Nothing but a module will do: a captive portal answers with a page, and a connection may break off.
export async function fetchModule(url) {
  let bytes;
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(kPatience) });
    check(answer.status);
    bytes = await answer.arrayBuffer();
  } catch (error) {
    throw error instanceof PartMissing ? error : notFetched("the connection failed");
  }
  return WebAssembly.compile(bytes).catch(() => Promise.reject(notFetched(kOther)));
}

/// The same at once: for workers, which may wait.
export function fetchModuleNow(url) {
  const request = new XMLHttpRequest();
  request.open("GET", url, false);
  request.responseType = "arraybuffer";
  try {
    request.send();
  } catch {
    throw notFetched("the connection failed");
  }
  check(request.status);
  try {
    return new WebAssembly.Module(request.response);
  } catch {
    throw notFetched(kOther);
  }
}
