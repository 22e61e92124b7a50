// One chart: its canvas, and the DOM that goes with it.
import { listen } from "./chart-input.js";
import { createControls } from "./chart-legend.js";
import { watchSize } from "./chart-size.js";
import { createTooltip } from "./chart-tooltip.js";

const kFrames = 3;
const kKeys = "Arrow keys walk the points, Enter opens one, Escape shows everything again.";

function createCanvas(surface, { title, summary }) {
  const canvas = document.createElement("canvas");
  canvas.className = "chart-canvas";
  canvas.tabIndex = 0;
  // Not an image: screen readers would keep the arrow keys for themselves.
  canvas.setAttribute("role", "application");
  canvas.setAttribute("aria-roledescription", "chart");
  canvas.setAttribute("aria-label", [title && `${title}.`, summary, kKeys].filter(Boolean).join(" "));
  surface.append(canvas);
  return canvas;
}

function createLiveRegion(surface) {
  const region = document.createElement("p");
  region.className = "chart-live";
  region.setAttribute("aria-live", "polite");
  surface.append(region);
  return region;
}

// Characters that the charts' font lacks are drawn by the browser's.
function drawTexts(context, texts, scale) {
  if (texts.length === 0) return;
  const { fontFamily } = getComputedStyle(context.canvas);
  context.textBaseline = "top";
  context.textAlign = "center";
  for (const { x, y, width, text, color, size } of texts) {
    context.font = `${size * scale}px ${fontFamily}`;
    context.fillStyle = `rgb(${color.slice(0, 3).join(" ")} / ${color[3] / 255})`;
    context.fillText(text, (x + width / 2) * scale, y * scale, width * scale);
  }
}

export function createChart(figure, model, module, { navigate, zoom, onZoom }) {
  const surface = figure.querySelector(".chart-surface");
  const canvas = createCanvas(surface, model);
  const context = canvas.getContext("2d");
  const live = createLiveRegion(surface);
  const tooltip = createTooltip(surface);
  const chart = module.create(model);
  let state = { marked: null, zoom: null, texts: [] };
  let frame = 0;

  const controls = createControls(figure, model, {
    onToggle: (series, shown) => { module.showSeries(chart, series, shown); schedule(); },
    onReset: () => { module.key(chart, "reset"); schedule(); },
  });

  function draw() {
    cancelAnimationFrame(frame);
    frame = 0;
    const { width, height } = canvas;
    if (canvas.clientWidth === 0) return;
    const scale = width / canvas.clientWidth;
    for (let i = 0; i < kFrames && module.draw(chart, context, width, height); ++i) {
      const before = state.zoom;
      state = module.state(chart);
      drawTexts(context, state.texts, scale);
      if (String(before) !== String(state.zoom)) onZoom(state.zoom);
    }
    tooltip.show(state.marked, canvas);
    canvas.style.cursor = state.marked?.link ? "pointer" : "";
    controls.setZoomed(state.zoom !== null);
  }

  function schedule() {
    frame ||= requestAnimationFrame(draw);
  }

  function resized(width, height) {
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    module.resize(chart, width, height, width / canvas.clientWidth);
    draw();
  }

  function announce() {
    draw();
    const { marked } = state;
    live.textContent = marked ? [marked.name, marked.label].filter(Boolean).join(": ") : "";
  }

  function open(event) {
    draw();
    if (state.marked?.link) navigate(state.marked.link, event);
  }

  const stopListening = listen(canvas, module, chart, { schedule, announce, open, isBusy: () => Boolean(state.marked || state.zoom) });
  if (zoom) module.zoom(chart, zoom);
  const stopWatching = watchSize(canvas, resized);

  return {
    canvas,
    redraw: draw,
    places: () => module.places(chart),
    setZoom(span) {
      module.zoom(chart, span);
      draw();
    },
    destroy() {
      cancelAnimationFrame(frame);
      stopListening();
      stopWatching();
      module.destroy(chart);
      [canvas, live].forEach((element) => element.remove());
      tooltip.remove();
      controls.remove();
    },
  };
}
