// Runs the core away from the page. One message is one call; every reply carries the id of its call.
import createModule from "#wasm/core.js";
import restUrl from "#wasm/core-rest.wasm";
import wasmUrl from "#wasm/core.wasm";
import { invoke } from "./core-calls.js";
import { fetchModule, fetchModuleNow, instantiateFrom, instantiateInTwoParts, PartMissing } from "./two-parts.js";

const here = (url) => new URL(url, import.meta.url).href;

let isWhole = false;  // the rest is to be at hand before a call: within one, it could only end the module
let rest = null;      // the rest as a module
let coming = null;    // the same on its way

const core = new Promise((resolve, reject) => {
  const first = (imports) => instantiateFrom(here(wasmUrl), imports).catch((error) => {
    reject(error);
    throw error;
  });
  createModule({
    instantiateWasm: instantiateInTwoParts(first, () => (rest ??= fetchModuleNow(here(restUrl)))),
    print: () => {},
    printErr: () => {},
  }).then(resolve, reject);
});

const fetchRest = () => (coming = fetchModule(here(restUrl)).finally(() => (coming = null)));

// One that was on its way already may have begun before what was wrong was mended: where it fails, it is fetched once more.
async function bringRest() {
  const earlier = coming;
  const alive = setInterval(() => self.postMessage({ alive: true }), 1000);
  try {
    rest ??= await (earlier ? earlier.catch(() => rest ?? coming ?? fetchRest()) : fetchRest());
  } finally {
    clearInterval(alive);
  }
}

self.onmessage = async ({ data: { id, call, values } }) => {
  if (call === "complete") isWhole = true;
  if (isWhole && !rest) {
    try {
      await bringRest();
    } catch (error) {
      return self.postMessage({ id, missing: error.message });
    }
  }
  if (call === "complete") return self.postMessage({ id, response: {} });
  try {
    const { response, payload } = invoke(await core, call, values);
    self.postMessage({ id, response, payload }, payload ? [payload.buffer] : []);
  } catch (error) {
    // A module that trapped is in an unknown state: the page ends this worker.
    const message = error?.message ?? String(error);
    self.postMessage(error instanceof PartMissing ? { id, fatal: message, isMissing: true } : { id, fatal: message });
  }
};

core.then(
  () => self.postMessage({ started: true }),
  (error) => self.postMessage({ fatal: error?.message ?? String(error) }),
);
