// The page's colours for the canvas, read from the style sheet's custom properties.

const kTokens = { ink: "--chart-ink", muted: "--chart-muted", grid: "--chart-grid", surface: "--chart-surface",
                  accent: "--chart-accent", band: "--chart-band" };
const kPalette = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `--chart-${number}`);
const kQueries = ["(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-contrast: more)", "print"];

let brush = null;

/// A computed CSS colour as [red, green, blue, alpha], 0 to 255 each. What is not written as rgb() is painted on one pixel
/// and read back; not everything, for some browsers blur what is read back.
function channels(color) {
  const written = /^rgba?\(([\d.]+)[, ]+([\d.]+)[, ]+([\d.]+)(?:[,/ ]+([\d.]+))?\)$/.exec(color);
  if (written) return [...written.slice(1, 4).map((channel) => Math.round(channel)), Math.round((written[4] ?? 1) * 255)];
  brush ??= Object.assign(document.createElement("canvas"), { width: 1, height: 1 })
    .getContext("2d", { willReadFrequently: true });
  brush.clearRect(0, 0, 1, 1);
  brush.fillStyle = color;
  brush.fillRect(0, 0, 1, 1);
  return [...brush.getImageData(0, 0, 1, 1).data];
}

/// What the module's setTheme takes, as `root` would show it now. Tokens that the style sheet lacks are left out.
export function readTheme(root) {
  // System colours and var() are only resolved where a property uses them.
  const probe = root.appendChild(document.createElement("span"));
  probe.hidden = true;
  probe.style.setProperty("forced-color-adjust", "none");
  const style = getComputedStyle(probe);
  const read = (token) => {
    if (!style.getPropertyValue(token).trim()) return undefined;
    probe.style.color = `var(${token})`;
    return channels(style.color);
  };
  const theme = Object.fromEntries(Object.entries(kTokens).map(([name, token]) => [name, read(token)]));
  theme.palette = kPalette.map(read).map((color) => color ?? null);
  theme.font_px = parseFloat(style.getPropertyValue("--chart-font-size")) || undefined;
  probe.remove();
  return theme;
}

/// Calls `changed` when the reader's preferences do, and when the page is about to be printed. Answers the undoing.
export function watchTheme(changed) {
  const queries = kQueries.map((query) => matchMedia(query));
  queries.forEach((query) => query.addEventListener("change", changed));
  return () => queries.forEach((query) => query.removeEventListener("change", changed));
}
