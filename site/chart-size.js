// How many device pixels an element covers, and when that changes.

const kBox = "device-pixel-content-box";

// Where the browser tells the exact number it is taken: rounding may be off by one. Some emulated screens tell CSS pixels
// there, so that it must be about what the ratio says.
function deviceSize(element, entry) {
  const rounded = [element.clientWidth, element.clientHeight].map((length) => Math.round(length * devicePixelRatio));
  const box = entry?.devicePixelContentBoxSize?.[0];
  if (!box) return rounded;
  const exact = [box.inlineSize, box.blockSize];
  return exact.every((length, i) => Math.abs(length - rounded[i]) <= 2) ? exact : rounded;
}

/// Calls `changed(width, height)` now, and whenever the element's size or the screen's ratio changes; not while it has no
/// size. Answers the undoing.
export function watchSize(element, changed) {
  const ending = new AbortController();
  const measure = (entry) => {
    const [width, height] = deviceSize(element, entry);
    if (width > 0 && height > 0) changed(width, height);
  };
  const observer = new ResizeObserver(([entry]) => measure(entry));
  try {
    observer.observe(element, { box: kBox });
  } catch {
    observer.observe(element);
  }
  function watchRatio() {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener("change", () => {
      measure();
      watchRatio();
    }, { once: true, signal: ending.signal });
  }
  watchRatio();
  measure();
  return () => {
    observer.disconnect();
    ending.abort();
  };
}
