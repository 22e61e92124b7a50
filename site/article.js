// Puts an untrusted article into its slot and brings its files from the repository.
import { breakLongWords } from "./long-words.js";
import { sanitise } from "./sanitise.js";

function missing(image, why) {
  const note = document.createElement("span");
  note.className = "missing-image";
  note.textContent = `${image.getAttribute("alt") || "Image"}: ${image.dataset.file} (${why})`;
  breakLongWords(note);
  image.replaceWith(note);
}

async function fillImages(root, fetchFile, addresses, signal) {
  for (const image of root.querySelectorAll("img[data-file]")) {
    try {
      const { media_type, payload } = await fetchFile(image.dataset.file);
      if (signal.aborted) return;
      if (!media_type?.startsWith("image/")) {
        missing(image, "not an image");
        continue;
      }
      // Scripts inside an SVG do not run in an <img>.
      const address = URL.createObjectURL(new Blob([payload], { type: media_type }));
      addresses.push(address);
      image.src = address;
      await image.decode().catch(() => missing(image, "it cannot be shown"));
    } catch (error) {
      if (signal.aborted) return;
      missing(image, error.message);
    }
  }
}

// What scrolls sideways must do so by keyboard as well.
function makeReachable(root) {
  for (const box of [root, ...root.querySelectorAll("pre, .table-scroll")]) if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
}

async function save(link, fetchFile, onError) {
  try {
    const { payload } = await fetchFile(link.dataset.file);
    // Never a type that the browser would open here: the file is a stranger's.
    const address = URL.createObjectURL(new Blob([payload], { type: "application/octet-stream" }));
    const anchor = document.createElement("a");
    anchor.href = address;
    anchor.download = link.dataset.file.split("/").pop() || "file";
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  } catch (error) {
    onError(`${link.dataset.file} could not be fetched from the collection: ${error.message}`);
  }
}

/// `fetchFile(address)` answers `{media_type, payload}`. Returns `{settled, leave}`: a promise for when the
/// images are in, and what to call before the slot is thrown away.
export function mountArticle(slot, html, { fetchFile, onError }) {
  const addresses = [];
  const leaving = new AbortController();
  slot.replaceChildren(sanitise(html));
  breakLongWords(slot);
  makeReachable(slot);
  slot.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-file]");
    if (!link) return;
    event.preventDefault();
    save(link, fetchFile, onError);
  }, { signal: leaving.signal });
  return {
    settled: fillImages(slot, fetchFile, addresses, leaving.signal),
    leave() {
      leaving.abort();
      addresses.forEach((address) => URL.revokeObjectURL(address));
    },
  };
}
