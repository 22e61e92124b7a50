// Runs the core away from the page. One message is one call; every reply carries the id of its call.
import createModule from "#wasm/core.js";
import wasmUrl from "#wasm/core.wasm";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

const core = createModule({
  locateFile: () => new URL(wasmUrl, import.meta.url).href,
  print: () => {},
  printErr: () => {},
});

// The core's memory may have moved after any call: its view is fetched afresh each time.
function place(module, bytes) {
  const at = module._hindsight_alloc(bytes.length) >>> 0;
  if (at === 0 && bytes.length > 0) return null;
  module.HEAPU8.set(bytes, at);
  return at;
}

function take(module, at, size) {
  return module.HEAPU8.slice(at >>> 0, (at >>> 0) + (size >>> 0));
}

// Texts are copied in and freed again; bytes are handed over to the core for good.
function invoke(module, call, values) {
  const flat = [];
  const lent = [];
  for (const value of values) {
    if (typeof value === "number") {
      flat.push(value);
      continue;
    }
    const bytes = typeof value === "string" ? encoder.encode(value) : value;
    const at = place(module, bytes);
    if (at === null) {
      lent.forEach((text) => module._hindsight_free(text));
      return { response: { error: { message: "There is not enough memory in this browser tab for it.", where: "" } } };
    }
    flat.push(at, bytes.length);
    if (typeof value === "string") lent.push(at);
  }
  module[`_hindsight_${call}`](...flat);
  lent.forEach((text) => module._hindsight_free(text));

  const text = decoder.decode(take(module, module._hindsight_response(), module._hindsight_response_size()));
  const payload = take(module, module._hindsight_payload(), module._hindsight_payload_size());
  return { response: JSON.parse(text), payload };
}

self.onmessage = async ({ data: { id, call, values } }) => {
  try {
    const { response, payload } = invoke(await core, call, values);
    self.postMessage({ id, response, payload }, payload ? [payload.buffer] : []);
  } catch (error) {
    // A module that trapped is in an unknown state: the page ends this worker.
    self.postMessage({ id, fatal: error?.message ?? String(error) });
  }
};

core.then(
  () => self.postMessage({ started: true }),
  (error) => self.postMessage({ fatal: error?.message ?? String(error) }),
);
