// Folders whose files are read when they are asked for. Each kind has `content(path, context)` and, where names can be
// listed, `names(path)`: bytes, or null where nothing is there. Paths are relative; "" is the folder itself.
import { createTally, fetchBytes, FetchError } from "./fetching.js";

const encoder = new TextEncoder();
const kHere = 0, kAbsent = 1, kNoNames = 2, kFailed = 3;

/// Each name ends with NUL, a folder's with "/" and NUL.
const listNames = (entries) => encoder.encode(entries.map(({ name, isDirectory }) => `${name}${isDirectory ? "/" : ""}\0`).join(""));

const leadsOut = (path) => path.startsWith("/") || path.split("/").includes("..");

/// What the core is supplied with for a request: `{status, bytes}`. Only a stopped one rejects.
export async function answerFrom(folder, { kind, path }, context) {
  const without = (status) => ({ status, bytes: new Uint8Array() });  // each its own: the bytes are moved away
  if (leadsOut(path)) return without(kAbsent);
  if (!folder[kind]) return without(kNoNames);
  try {
    const bytes = await folder[kind](path, context);
    return bytes ? { status: kHere, bytes } : without(kAbsent);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    return { status: kFailed, bytes: encoder.encode(error instanceof FetchError ? error.message : `could not be read: ${error.message}`) };
  }
}

// Names that stay while what they stand for changes; all others are made of a hash of what they hold.
const kChanging = /^(HEAD|shallow|packed-refs|config|info\/refs|refs\/.*|objects\/info\/.*)$/;

/// A folder on the web server, at `url` (with "/" at its end). `met` tells what its answers were so far.
export function fetchedFolder(url) {
  const tally = createTally();
  const met = { files: 0, pages: 0, failures: 0 };
  return {
    met,
    async content(path, { signal, onProgress }) {
      const address = url + path.split("/").map(encodeURIComponent).join("/");
      const cache = kChanging.test(path) ? "no-cache" : "default";
      try {
        const { bytes, isPage } = await fetchBytes(address, { cache, tally, signal, onProgress });
        if (bytes) met.files += 1;
        if (isPage) met.pages += 1;
        return bytes ?? null;
      } catch (error) {
        met.failures += 1;
        throw error;
      }
    },
  };
}

const asked = (object, method, ...values) => new Promise((resolve, reject) => object[method](...values, resolve, reject));

async function orNull(promise) {
  try {
    return await promise;
  } catch (error) {
    if (error.name === "NotFoundError" || error.name === "TypeMismatchError") return null;
    throw error;
  }
}

/// A dropped folder (FileSystemDirectoryEntry). Nothing is read of it but what is asked for.
export function droppedFolder(root) {
  return {
    async content(path) {
      const entry = await orNull(asked(root, "getFile", path, {}));
      const file = entry && await orNull(asked(entry, "file"));
      return file && new Uint8Array(await file.arrayBuffer());
    },
    async names(path) {
      const folder = path === "" ? root : await orNull(asked(root, "getDirectory", path, {}));
      if (!folder) return null;
      const entries = [];
      const reader = folder.createReader();
      for (;;) {
        const some = await asked(reader, "readEntries");  // some at a time, none at the end
        if (some.length === 0) return listNames(entries);
        entries.push(...some);
      }
    },
  };
}

/// A picked folder: a list of all its files. Empty folders are not in it.
export function pickedFolder(files) {
  const byPath = new Map();
  const folders = new Map([["", new Map()]]);
  for (const file of files) {
    const parts = file.webkitRelativePath.split("/").slice(1);
    byPath.set(parts.join("/"), file);
    parts.forEach((name, depth) => {
      const isDirectory = depth + 1 < parts.length;
      const path = parts.slice(0, depth + 1).join("/");
      folders.get(parts.slice(0, depth).join("/")).set(name, { name, isDirectory });
      if (isDirectory && !folders.has(path)) folders.set(path, new Map());
    });
  }
  return {
    content: async (path) => (byPath.has(path) ? new Uint8Array(await byPath.get(path).arrayBuffer()) : null),
    names: async (path) => (folders.has(path) ? listNames([...folders.get(path).values()]) : null),
  };
}
