// "Open…": a small menu with a chooser for files and one for a folder.

/// Answers `{show, watch}`; `watch(onFiles, onFolder)` names who gets what is picked, as lists of files.
export function createMenu() {
  const menu = document.querySelector("[data-open-menu]");
  const summary = menu.querySelector("summary");

  function close() {
    if (menu.contains(document.activeElement)) summary.focus();
    menu.open = false;
  }

  function connect(name, onPicked) {
    const input = menu.querySelector(`[data-pick=${name}]`);
    const button = menu.querySelector(`[data-open=${name}]`);
    button.onclick = () => (close(), input.click());
    input.onchange = () => {
      const picked = [...input.files];
      input.value = "";  // the same may be picked again
      onPicked(picked);
    };
  }

  document.addEventListener("click", (event) => {
    if (menu.open && !menu.contains(event.target)) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => event.key === "Escape" && menu.open && close());
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !menu.contains(relatedTarget)) menu.open = false;
  });
  // Phones may have no chooser for folders.
  menu.querySelector("[data-open=folder]").hidden = !("webkitdirectory" in HTMLInputElement.prototype);

  return {
    show() {
      menu.open = true;
      menu.querySelector("[data-open]").focus();
    },
    watch(onFiles, onFolder) {
      connect("files", onFiles);
      connect("folder", onFolder);
    },
  };
}
