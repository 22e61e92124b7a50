// What stands in a figure where nothing can be drawn.

function note(figure, className, text) {
  const paragraph = document.createElement("p");
  paragraph.className = className;
  paragraph.textContent = text;
  figure.querySelector(".chart-surface").append(paragraph);
  return paragraph;
}

/// There is nothing to draw: says what is missing. Answers the undoing.
export function showEmpty(figure, { empty }) {
  figure.classList.add("is-empty");
  const paragraph = note(figure, "chart-empty", empty || "There is nothing to show here yet.");
  return () => {
    figure.classList.remove("is-empty");
    paragraph.remove();
  };
}

/// It cannot be drawn: says why, and opens the table, which tells the same. Answers the undoing.
export function withoutDrawing(figure, reason) {
  const table = figure.querySelector("details.chart-table");
  const opened = table && !table.open;
  if (opened) table.open = true;
  figure.classList.add("is-undrawn");
  const paragraph = note(figure, "chart-note", reason);
  return () => {
    if (opened) table.open = false;
    figure.classList.remove("is-undrawn");
    paragraph.remove();
  };
}
