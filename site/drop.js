// A file that is dropped or picked opens like the published archive. It stays on the machine.

const hasFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");

/// `open(file)` for a file, `refuse(sentence)` where there is none to open.
export function watchFiles(open, refuse) {
  const overlay = document.querySelector("[data-drop-overlay]");
  const input = document.querySelector("[data-open-file]");

  input.addEventListener("change", () => {
    const [file] = input.files;
    input.value = "";  // the same file may be picked again
    if (file) open(file);
  });

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
    const [item] = [...event.dataTransfer.items].filter(({ kind }) => kind === "file");
    const file = item?.getAsFile();
    if (item?.webkitGetAsEntry?.()?.isDirectory)
      refuse("A folder cannot be opened. Make a bundle of the repository (git bundle create reports.bundle --all) and drop that.");
    else if (file) open(file);
  });

  /// Asks for a file, as the control in the header does.
  return { pick: () => input.click() };
}
