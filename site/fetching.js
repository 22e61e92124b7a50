// What comes over the network, with its progress.

const kWorthTelling = 1_000_000;
const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

/// Says in a clause what went wrong: "could not be fetched: …".
export class FetchError extends Error {}

/// Counts what several downloads at once have brought, until the last of them has ended.
export function createTally() {
  let underway = 0;
  let received = 0;
  let expected = 0;  // NaN once one does not tell

  return {
    begin(total) {
      underway += 1;
      expected += total;
    },
    add(size) {
      received += size;
    },
    end() {
      underway -= 1;
      if (underway === 0) received = expected = 0;
    },
    /// What to show, or null as long as it is not worth telling.
    progress() {
      if (received < kWorthTelling && !(expected >= kWorthTelling)) return null;
      const known = expected >= received;
      const of = known ? ` of ${megabytes(expected)}` : "";
      return { stage: `Fetching the collection: ${megabytes(received)}${of} MB`, share: known ? received / expected : null };
    },
  };
}

async function readBody(response, tally, onProgress) {
  // With a content encoding the length counts other bytes than those that arrive here.
  const length = response.headers.get("content-encoding") ? null : response.headers.get("content-length");
  const chunks = [];
  let size = 0;
  const reader = response.body.getReader();
  tally.begin(length === null ? NaN : Number(length));
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      size += value.length;
      tally.add(value.length);
      const progress = tally.progress();
      if (progress) onProgress(progress);
    }
  } finally {
    tally.end();
  }
  if (length !== null && size < Number(length)) throw new FetchError(`arrived incomplete: ${size} of ${length} bytes`);
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

const kNotThere = [403, 404, 410];  // some stores say 403 where they may not say that there is nothing

/// `{bytes}`; without bytes where nothing is there, then `isPage` tells whether a web page answered in its place.
export async function fetchBytes(address, { cache, tally, signal, onProgress }) {
  try {
    const response = await fetch(address, { signal, cache });
    if (kNotThere.includes(response.status)) return {};
    if (!response.ok) throw new FetchError(`could not be fetched: the server answered ${response.status}`);
    if (response.headers.get("content-type")?.startsWith("text/html")) return { isPage: true };
    return { bytes: await readBody(response, tally, onProgress) };
  } catch (error) {
    if (error instanceof FetchError || error.name === "AbortError") throw error;
    throw new FetchError("could not be fetched: the connection failed");
  }
}

/// At most `count` of the functions that are given to the answer run at the same time.
export function limited(count) {
  const waiting = [];
  let running = 0;
  return async function run(task) {
    if (running === count) await new Promise((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await task();
    } finally {
      if (waiting.length > 0) waiting.shift()();
      else running -= 1;
    }
  };
}
