// The legend under a chart's title: a button for each series, and one that undoes a zoom.
import { breakLongWords } from "./long-words.js";

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

/// The custom property that holds a series' colour; in step with Theme::series_color.
export function colorOf({ color, role }) {
  if (role === "band") return "var(--chart-band)";
  if (color < 0) return color === -1 ? "var(--chart-accent)" : "var(--chart-muted)";
  return `var(--chart-${(color % 8) + 1})`;
}

function createEntry(series, toggle) {
  const item = element("li", "chart-legend-entry");
  const button = element("button", "chart-legend-button");
  button.type = "button";
  button.setAttribute("aria-pressed", "true");
  const swatch = element("span", `chart-swatch is-${series.role}`);
  swatch.style.setProperty("--swatch", colorOf(series));
  button.append(swatch, element("span", "chart-legend-name", series.name));
  breakLongWords(button);
  button.addEventListener("click", () => {
    const shown = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(shown));
    toggle(shown);
  });
  item.append(button);
  return item;
}

/// `onToggle(series index, shown)`, `onReset()`. Stands in the figure's caption.
export function createControls(figure, model, { onToggle, onReset }) {
  const controls = element("div", "chart-controls");
  if (model.series.length > 1) {
    const list = element("ul", "chart-legend");
    list.setAttribute("aria-label", "Shown in the chart");
    list.append(...model.series.map((series, index) => createEntry(series, (shown) => onToggle(index, shown))));
    controls.append(list);
  }
  const reset = element("button", "chart-reset", "Reset zoom");
  reset.type = "button";
  reset.hidden = true;
  reset.addEventListener("click", onReset);
  controls.append(reset);

  const caption = figure.querySelector("figcaption");
  if (caption) caption.append(controls);
  else figure.querySelector(".chart-surface").before(controls);
  return {
    setZoomed: (zoomed) => (reset.hidden = !zoomed),
    remove: () => controls.remove(),
  };
}
