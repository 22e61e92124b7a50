// A core together with what it reads: steps it forward, and brings the files it asks for meanwhile.
import { CoreError } from "./core-client.js";
import { limited } from "./fetching.js";
import { fetchLanguage } from "./languages.js";
import { recall } from "./taught.js";

const kParallel = 16;
const kOpenMilliseconds = 60;
const kBehindMilliseconds = 25;  // short: the core answers the page between two of them
const kLanguage = "language";
const keyOf = ({ kind, path }) => `${kind} ${path}`;

/// `onUnfinished(session)` is told when a call has brought something that read() has to go on with, `onNotice(text)` what is read without.
export function createSession(core, source, { onUnfinished, onNotice }) {
  const owed = new Map();    // what the core asked for and has not got yet: it waits for these
  const coming = new Map();  // those of them that are on their way, as promises
  const inTurn = limited(kParallel);
  let fetching = new AbortController();
  let turn = 0;

  async function bring(request, onProgress) {
    const { signal } = fetching;
    const isLanguage = request.kind === kLanguage;
    const { status, bytes } = isLanguage ? await fetchLanguage(request.path, { signal, onNotice })
      : await inTurn(() => source.answer(request, { signal, onProgress }));
    signal.throwIfAborted();
    if (isLanguage) await core.call("supply_language", request.path, bytes);
    else await core.call("supply", request.kind, request.path, status, bytes);
    owed.delete(keyOf(request));
  }

  function bringAll(requests, onProgress) {
    return Promise.all(requests.map((request) => {
      const key = keyOf(request);
      if (!coming.has(key)) {
        const promise = bring(request, onProgress).finally(() => coming.get(key) === promise && coming.delete(key));
        coming.set(key, promise);
      }
      return coming.get(key);
    }));
  }

  function note(answer) {
    const languages = answer.languages?.map((code) => ({ kind: kLanguage, path: code })) ?? [];
    [...(answer.requests ?? []), ...languages].forEach((request) => owed.set(keyOf(request), request));
    return answer;
  }

  async function step(milliseconds) {
    const answer = note(await core.call("step", milliseconds));
    session.edition = answer.edition;
    session.finished = answer.finished;
    return answer;
  }

  const session = {
    core,
    source,
    edition: 0,         // another number whenever pages would look different
    shown: 0,           // the edition of the page on the screen
    finished: false,    // there is nothing more to do
    isReading: false,   // behind the pages
    isHeld: false,      // somebody stopped that, or it failed
    newestOnly: false,  // the history is left alone

    /// Opens the source and steps until pages can be rendered.
    async open(onProgress) {
      core.stage = "Fetching";
      await source.begin(core, { signal: fetching.signal, onProgress });
      if (recall(source)) {
        await core.complete();
        await core.call("teach", recall(source), "", "");
      }
      try {
        return await session.read("ready", onProgress);
      } catch (error) {
        throw (error instanceof CoreError && source.explain?.(error)) || error;
      }
    },

    /// Steps until the answer's flag `goal` is set. A later call ends an earlier one, which is then rejected as aborted.
    async read(goal, onProgress) {
      const mine = ++turn;
      const goOn = () => {
        if (mine !== turn) throw new DOMException("Reading was stopped.", "AbortError");
      };
      for (;;) {
        await bringAll([...owed.values()], onProgress);
        goOn();
        const answer = await step(goal === "ready" ? kOpenMilliseconds : kBehindMilliseconds);
        goOn();
        core.stage = answer.stage || core.stage;
        onProgress({ stage: core.stage, share: answer.done });
        if (answer[goal] || answer.finished) return answer;
      }
    },

    /// A call whose answer may have to wait for files.
    async call(name, ...values) {
      const brought = new Set();
      for (;;) {
        let answer;
        let failure = null;
        try {
          answer = note(await core.call(name, ...values));
        } catch (error) {
          answer = note(failure = error);
        }
        const missing = (answer.requests ?? []).filter((request) => !brought.has(keyOf(request)));
        if (missing.length === 0) {
          if (failure) throw failure;
          return answer;
        }
        missing.forEach((request) => brought.add(keyOf(request)));
        await bringAll(missing, () => {});
        await step(kBehindMilliseconds);
        if (!session.finished) onUnfinished(session);
      }
    },

    /// Ends read(), and what it fetches. It can be called again, and goes on from there.
    stop() {
      turn += 1;
      fetching.abort();
      fetching = new AbortController();
      coming.clear();
    },

    end() {
      session.stop();
      core.end();
    },
  };
  return session;
}
