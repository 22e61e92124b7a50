// Puts charts into the figures of a page. The pixels are C++ (ui/charts); everything that is text is DOM.
import { createChart } from "./chart-figure.js";
import { loadCharts } from "./chart-module.js";
import { showEmpty, withoutDrawing } from "./chart-notes.js";
import { readTheme, watchTheme } from "./chart-theme.js";

const kNoWebGL = "This browser does not draw charts (it offers no WebGL 2). The table says the same.";
const kLost = "The browser took the drawing back to save memory. The table says the same.";

/// Draws each model of `models` into the `.chart-surface` of its `figure[data-chart="ID"]` under `root`, where there is one.
///
/// `navigate(route, event)` follows a point's link. `zoom` maps ids to the `[from, to]` that is shown at first, and
/// `onZoom(id, span)` tells when that changes (`null`: all is shown). The answer is
/// `{destroy(), charts}`; `charts` maps ids to `{canvas, places(), setZoom(span), redraw()}`.
export async function mountCharts(root, models, { navigate, zoom = {}, onZoom = () => {} }) {
  const figures = new Map([...root.querySelectorAll("figure[data-chart]:has(> .chart-surface)")].map((figure) => [figure.dataset.chart, figure]));
  const charts = new Map();
  const cleanups = [];
  const destroy = () => cleanups.splice(0).forEach((cleanup) => cleanup());
  const present = models.filter((model) => figures.has(model.id));
  const isEmpty = (model) => model.series.every(({ points }) => points.length === 0);

  for (const model of present.filter(isEmpty)) cleanups.push(showEmpty(figures.get(model.id), model));
  const drawn = present.filter((model) => !isEmpty(model));
  if (drawn.length === 0) return { destroy, charts };

  const module = await loadCharts();
  if (!module) {
    for (const model of drawn) cleanups.push(withoutDrawing(figures.get(model.id), kNoWebGL));
    return { destroy, charts };
  }

  module.setTheme(readTheme(root));
  for (const model of drawn) {
    const chart = createChart(figures.get(model.id), model, module, {
      navigate,
      zoom: zoom[model.id],
      onZoom: (span) => onZoom(model.id, span),
    });
    charts.set(model.id, chart);
    cleanups.push(chart.destroy);
  }

  const redrawAll = () => charts.forEach((chart) => chart.redraw());
  cleanups.push(watchTheme(() => {
    module.setTheme(readTheme(root));
    redrawAll();
  }));

  let apologies = [];
  const takeBack = () => apologies.splice(0).forEach((undo) => undo());
  cleanups.push(takeBack, module.watchContext({
    lost: () => (apologies = drawn.map((model) => withoutDrawing(figures.get(model.id), kLost))),
    restored: () => {
      takeBack();
      redrawAll();
    },
  }));
  return { destroy, charts };
}
