// A WebAssembly module in two parts (tools/split-core.mjs). The first one is enough for a first visit. Where it calls a function of
// the other, that is fetched, and takes its place in the table of functions.

/// What emscripten calls instantiateWasm: `rest` answers the bytes of the second part at once, as a call is waiting for them.
export function instantiateInTwoParts(first, rest) {
  return (imports, receive) => {
    let instance;
    const table = () => Object.values(instance.exports).find((value) => value instanceof WebAssembly.Table);
    const complete = () => new WebAssembly.Instance(new WebAssembly.Module(rest()), { primary: instance.exports });
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
  if (!answer.ok) throw new Error(`The program could not be fetched (${answer.status}).`);
  if (/^application\/wasm\b/.test(answer.headers.get("content-type") ?? "")) return WebAssembly.instantiateStreaming(answer, imports);
  return WebAssembly.instantiate(await answer.arrayBuffer(), imports);
}

/// The bytes behind an address, at once: for workers, which may wait.
export function fetchNow(url) {
  const request = new XMLHttpRequest();
  request.open("GET", url, false);
  request.responseType = "arraybuffer";
  request.send();
  if (request.status !== 200 && request.status !== 0) throw new Error(`The rest of the program could not be fetched (${request.status}).`);
  return request.response;
}
