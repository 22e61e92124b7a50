// Runs the core away from the page. One message is one call; every reply carries the id of its call.
import createModule from "#wasm/core.js";
import restUrl from "#wasm/core-rest.wasm";
import wasmUrl from "#wasm/core.wasm";
import { invoke } from "./core-calls.js";
import { fetchNow, instantiateFrom, instantiateInTwoParts } from "./two-parts.js";

const here = (url) => new URL(url, import.meta.url).href;

const core = new Promise((resolve, reject) => {
  const first = (imports) => instantiateFrom(here(wasmUrl), imports).catch((error) => {
    reject(error);
    throw error;
  });
  createModule({
    instantiateWasm: instantiateInTwoParts(first, () => fetchNow(here(restUrl))),
    print: () => {},
    printErr: () => {},
  }).then(resolve, reject);
});

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
