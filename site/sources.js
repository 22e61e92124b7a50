// What can be opened. A source has a name for sentences and `begin(core, context)` to hand it to the core; one that is a
// folder has `answer(request, context)` for the files that the core then asks for. `context` is `{signal, onProgress}`.
import { createTally, fetchBytes, FetchError } from "./fetching.js";
import { answerFrom, droppedFolder, fetchedFolder, pickedFolder } from "./folders.js";

const kPage = "The server answered with a web page where the collection should be. Behind a sign-in page, sign in first and reload.";

/// A plain sentence for people; `absent` is true where there is simply no archive.
export class LoadError extends Error {
  constructor(message, absent = false) {
    super(message);
    this.absent = absent;
  }
}

const nothingPublished = () => new LoadError("No collection is published here yet.", true);

async function fetchArchive(url, { signal, onProgress }) {
  onProgress({ stage: "Fetching the collection", share: null });
  try {
    // Revalidated each time: static hosts let it be cached for minutes, and it changes with every report.
    const { bytes, isPage } = await fetchBytes(url, { cache: "no-cache", tally: createTally(), signal, onProgress });
    if (isPage) throw new LoadError(kPage);
    if (!bytes) throw nothingPublished();
    return bytes;
  } catch (error) {
    throw error instanceof FetchError ? new LoadError(`The collection ${error.message}.`) : error;
  }
}

function openAdded(core, name, { onProgress }) {
  core.stage = "Opening";
  onProgress({ stage: `Opening ${name}`, share: null });
  return core.call("open");
}

/// The archive that is published beside the page: a file, or a folder where the address ends in "/".
export function publishedSource(url) {
  const name = url.replace(/\/$/, "");
  if (!url.endsWith("/"))
    return {
      name,
      published: true,
      async begin(core, context) {
        if (!url) throw nothingPublished();
        await core.call("add", name, await fetchArchive(url, context));
        await openAdded(core, name, context);
      },
    };

  let folder = null;
  return {
    name,
    published: true,
    async begin(core, { onProgress }) {
      onProgress({ stage: "Fetching the collection", share: null });
      folder = fetchedFolder(url);
      await core.call("open_folder", name);
    },
    answer: (request, context) => answerFrom(folder, request, context),
    /// Where nothing at all arrived, the core can only guess why.
    explain() {
      const { files, pages, failures } = folder.met;
      if (files > 0) return null;
      if (pages > 0) return new LoadError(kPage);
      return failures > 0 ? new LoadError("The collection could not be fetched. Check the connection.") : nothingPublished();
    },
  };
}

/// Files that somebody picked or dropped, at least one.
export function filesSource(files) {
  const [{ name: first }, second] = files;
  const name = files.length === 1 ? first : files.length === 2 ? `${first} and ${second.name}` : `${first} and ${files.length - 1} more files`;
  return {
    name,
    shown: name,
    published: false,
    async begin(core, context) {
      for (const file of files) {
        context.onProgress({ stage: `Reading ${file.name}`, share: null });
        const buffer = await file.arrayBuffer().catch(() => {
          throw new LoadError(`${file.name} could not be read: it may have been moved or changed.`);
        });
        await core.call("add", file.name, new Uint8Array(buffer));
      }
      await openAdded(core, name, context);
    },
  };
}

function folderSource(name, folder) {
  return {
    name,
    shown: `${name} (a folder)`,
    published: false,
    begin: (core) => core.call("open_folder", name),
    answer: (request, context) => answerFrom(folder, request, context),
  };
}

/// A dropped folder, as a FileSystemDirectoryEntry.
export const entrySource = (entry) => folderSource(entry.name, droppedFolder(entry));
/// A picked folder, as the list of its files; at least one.
export const listSource = (files) => folderSource(files[0].webkitRelativePath.split("/")[0], pickedFolder(files));
