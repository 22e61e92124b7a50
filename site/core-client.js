// Calls into the core's worker as promises, with a watchdog over them.
import { trustedScript } from "./trusted.js";
import workerUrl from "worker:./core-worker.js";

export const kSilenceSeconds = 20;
const kNotStarted = "Hindsight could not start: a part of the program did not arrive. Reload the page to try again.";

/// The worker hung, trapped or never started. `stage` says during what; it is null where the program itself did not arrive.
export class CoreLost extends Error {
  constructor(message, stage) {
    super(message);
    this.stage = stage;
  }
}

/// The core answered that something is wrong; `where` names the place. With `requests`, these files may mend it.
export class CoreError extends Error {
  constructor({ message, where }, requests) {
    super(where ? `${message} (${where})` : message);
    this.requests = requests;
  }
}

/// The call was not made, as a part of the program is missing: nothing is lost, and it can be made again.
export class CoreIncomplete extends Error {}

export function createCore() {
  const worker = new Worker(trustedScript(new URL(workerUrl, import.meta.url)), { type: "module" });
  const pending = new Map();
  let next = 1;
  let silent = 0;
  let started = false;
  let lost = null;
  let watch = 0;

  const core = {
    /// What it is doing, in words for people.
    stage: "Starting",

    /// Numbers, strings and byte arrays; byte arrays are moved, not copied.
    call(name, ...values) {
      if (lost) return Promise.reject(lost);
      return new Promise((resolve, reject) => {
        const id = next++;
        pending.set(id, { resolve, reject });
        const moved = values.filter((value) => value instanceof Uint8Array).map((value) => value.buffer);
        worker.postMessage({ id, call: name, values }, moved);
        watch ||= setInterval(tick, 1000);
      });
    },

    /// Fetches what later calls need, which wait for it; without it they are rejected as incomplete, and may be made again.
    complete: () => core.call("complete"),

    end() {
      fail(new CoreLost("It was stopped.", core.stage));
    },
  };

  // Seconds are counted, not measured: a laptop that slept must not look like a worker that hung.
  // A worker that is still being downloaded may take as long as the network needs.
  function tick() {
    if (pending.size === 0) {
      clearInterval(watch);
      watch = silent = 0;
    } else if (started && ++silent >= kSilenceSeconds) {
      fail(new CoreLost(`It gave no sign of life for ${kSilenceSeconds} seconds.`, core.stage));
    }
  }

  function fail(error) {
    if (lost) return;
    lost = error;
    clearInterval(watch);
    worker.terminate();
    pending.forEach(({ reject }) => reject(error));
    pending.clear();
  }

  worker.onmessage = ({ data: { id, response, payload, missing, fatal, isMissing, started: hello } }) => {
    silent = 0;
    if (hello) started = true;
    if (fatal !== undefined) {
      if (!started) return fail(new CoreLost(kNotStarted, null));
      return fail(isMissing ? new CoreLost(fatal, null) : new CoreLost(`It broke down: ${fatal}.`, core.stage));
    }
    const waiting = pending.get(id);
    if (!waiting) return;
    pending.delete(id);
    if (missing !== undefined) waiting.reject(new CoreIncomplete(missing));
    else if (response.error) waiting.reject(new CoreError(response.error, response.requests));
    else waiting.resolve({ ...response, payload });
  };
  worker.onerror = (event) => {
    event.preventDefault();
    fail(started ? new CoreLost(`It broke down: ${event.message}.`, core.stage) : new CoreLost(kNotStarted, null));
  };
  return core;
}
