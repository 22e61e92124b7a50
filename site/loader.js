// From a source of bytes to a core that can render pages, and on to its history.

/// A plain sentence for people; `absent` is true where there is simply no archive.
export class LoadError extends Error {
  constructor(message, absent = false) {
    super(message);
    this.absent = absent;
  }
}

const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

async function readBody(response, onProgress) {
  // With a content encoding the length counts other bytes than those that arrive here.
  const encoded = response.headers.get("content-encoding");
  const total = encoded ? 0 : Number(response.headers.get("content-length")) || 0;
  const chunks = [];
  let size = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    size += value.length;
    const known = total >= size;
    onProgress({
      stage: known ? `Fetching the collection: ${megabytes(size)} of ${megabytes(total)} MB` : `Fetching the collection: ${megabytes(size)} MB`,
      share: known ? size / total : null,
    });
  }
  if (size < total) throw new LoadError(`The collection arrived incomplete: ${size} of ${total} bytes. Reload the page to try again.`);
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/// The archive that is published beside the page.
export function publishedSource(url) {
  return {
    name: url,
    published: true,
    async read(onProgress, signal) {
      if (!url) throw new LoadError("No collection is published here yet.", true);
      onProgress({ stage: "Fetching the collection", share: null });
      // Revalidated each time: static hosts let it be cached for minutes, and it changes with every report.
      const response = await fetch(url, { signal, cache: "no-cache" });
      if (response.status === 404) throw new LoadError("No collection is published here yet.", true);
      if (!response.ok) throw new LoadError(`The collection could not be fetched: the server answered ${response.status}.`);
      if (response.headers.get("content-type")?.startsWith("text/html"))
        throw new LoadError("The server answered with a web page where the collection should be. Behind a sign-in page, sign in first and reload.");
      return readBody(response, onProgress);
    },
  };
}

/// A file that somebody picked or dropped.
export function fileSource(file) {
  return {
    name: file.name,
    published: false,
    async read(onProgress) {
      onProgress({ stage: `Reading ${file.name}`, share: null });
      return new Uint8Array(await file.arrayBuffer());
    },
  };
}

/// Opens `source` in `core` and steps until pages can be rendered; then `step` again goes on with the history.
export async function openSource(core, source, { onProgress, signal }) {
  core.stage = "Fetching";
  let bytes;
  try {
    bytes = await source.read(onProgress, signal);
  } catch (error) {
    if (error instanceof LoadError || error.name === "AbortError") throw error;
    throw new LoadError(source.published
      ? "The collection could not be fetched. Check the connection, then reload the page."
      : `${source.name} could not be read: it may have been moved or changed, or it is a folder.`);
  }
  signal.throwIfAborted();
  core.stage = "Opening";
  onProgress({ stage: `Opening ${source.name}`, share: null });
  await core.call("open", source.name, bytes);
  return stepUntil(core, "ready", { onProgress, signal, milliseconds: 60 });
}

/// Steps until the answer's flag `goal` is set. Short steps leave the core free to answer between them.
export async function stepUntil(core, goal, { onProgress, signal, milliseconds }) {
  for (;;) {
    signal.throwIfAborted();
    const answer = await core.call("step", milliseconds);
    signal.throwIfAborted();
    core.stage = answer.stage || core.stage;
    onProgress({ stage: core.stage, share: answer.done });
    if (answer[goal] || answer.finished) return answer;
  }
}
