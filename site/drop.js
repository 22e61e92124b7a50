// What is dropped or picked opens like the published archive. It stays on the machine.
import { entrySource, filesSource, listSource } from "./sources.js";

const hasFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");

function openDropped(transfer, open, refuse) {
  const items = [...transfer.items].filter(({ kind }) => kind === "file");
  const entries = items.map((item) => item.webkitGetAsEntry?.());
  const folder = entries.find((entry) => entry?.isDirectory);
  if (folder && items.length > 1) return refuse("Drop one folder, or one or several files, but not both together.");
  if (folder) return open(entrySource(folder));
  const files = items.map((item) => item.getAsFile()).filter(Boolean);
  if (files.length > 0) open(filesSource(files));
}

/// `open(source)` for what can be opened, `refuse(sentence)` where it cannot.
export function watchFiles(open, refuse, menu) {
  const overlay = document.querySelector("[data-drop-overlay]");

  menu.watch(
    (files) => files.length > 0 && open(filesSource(files)),
    (files) => (files.length > 0 ? open(listSource(files)) : refuse("There are no files in this folder.")),
  );

  document.addEventListener("dragenter", (event) => {
    if (hasFiles(event)) overlay.hidden = false;
  });
  document.addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    overlay.hidden = false;
  });
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) overlay.hidden = true;
  });
  document.addEventListener("dragend", () => (overlay.hidden = true));
  document.addEventListener("drop", (event) => {
    overlay.hidden = true;
    if (!hasFiles(event)) return;
    event.preventDefault();
    openDropped(event.dataTransfer, open, refuse);
  });
}
