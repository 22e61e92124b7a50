// What is under the pointer or the keys, as text beside the point. The live region says it; this shows it.
import { colorOf } from "./chart-legend.js";
import { breakLongWords } from "./long-words.js";

const kDistance = 14;
const kEdge = 6;

export function createTooltip(surface) {
  const box = document.createElement("div");
  box.className = "chart-tooltip";
  box.setAttribute("aria-hidden", "true");
  box.hidden = true;
  const name = box.appendChild(document.createElement("span"));
  name.className = "chart-tooltip-name";
  const label = box.appendChild(document.createElement("span"));
  label.className = "chart-tooltip-label";
  surface.append(box);

  // Above the point, or below it near the window's top; always wholly inside the window.
  function place({ x, y, top: start }, canvas) {
    const area = canvas.getBoundingClientRect();
    const { width, height } = box.getBoundingClientRect();
    const right = document.documentElement.clientWidth - kEdge - width;
    const left = Math.max(kEdge, Math.min(area.left + x - width / 2, right));
    const above = area.top + start - kDistance - height;
    const top = above >= kEdge ? above : area.top + y + kDistance;
    box.style.left = `${left - area.left}px`;
    box.style.top = `${top - area.top}px`;
  }

  return {
    show(marked, canvas) {
      box.hidden = !marked;
      if (!marked) return;
      name.textContent = marked.name;
      name.style.setProperty("--swatch", colorOf(marked));
      label.textContent = marked.label;
      breakLongWords(box);
      place(marked, canvas);
    },
    remove: () => box.remove(),
  };
}
