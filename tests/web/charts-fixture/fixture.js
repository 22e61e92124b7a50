// A page of nothing but charts. `window.fixture` is for the tests.
import { mountCharts } from "../../../site/charts.js";
import { models } from "./models.mjs";

const root = document.querySelector(".charts");
const wanted = new URLSearchParams(location.search).get("only")?.split(",");
const shown = models.filter(({ id }) => !wanted || wanted.includes(id));

function figureOf({ id, title, summary }) {
  const figure = document.createElement("figure");
  figure.className = "chart";
  figure.dataset.chart = id;
  const caption = figure.appendChild(document.createElement("figcaption"));
  caption.appendChild(document.createElement("h2")).textContent = title;
  caption.appendChild(document.createElement("p")).textContent = summary;
  figure.appendChild(document.createElement("div")).className = "chart-surface";
  const table = figure.appendChild(document.createElement("details"));
  table.className = "chart-table";
  table.appendChild(document.createElement("summary")).textContent = "Show as table";
  return figure;
}

root.append(...shown.map(figureOf));
const fixture = { navigated: [], zooms: [], models, mount };
window.fixture = fixture;

async function mount(given) {
  fixture.mounted?.destroy();
  fixture.mounted = await mountCharts(root, given, {
    navigate: (route) => fixture.navigated.push(route),
    onZoom: (id, span) => fixture.zooms.push([id, span]),
  });
}

await mount(shown);
document.body.dataset.ready = "yes";
