// The charts' WebAssembly module and its one WebGL context, loaded once for the life of the page.
import createModule from "#wasm/charts.js";
import wasmUrl from "#wasm/charts.wasm";
import fontUrl from "#canvas-font";

// In step with the enums of wasm/web/charts_web.cpp.
const kPointer = { moved: 0, touched: 1, pressed: 2, released: 3, left: 4, wheel: 5 };
const kKey = { left: 0, right: 1, up: 2, down: 3, first: 4, last: 5, reset: 6, unmark: 7 };

// Nothing is kept between two drawings: each is copied to its chart's own canvas in the task that drew it.
const kContext = { majorVersion: 2, minorVersion: 0, alpha: true, antialias: false, depth: false, stencil: false,
                   premultipliedAlpha: true, preserveDrawingBuffer: false, powerPreference: "low-power" };

const encoder = new TextEncoder();
let loading = null;

/// The module, or null where the browser has no WebGL 2. Throws where a file does not arrive.
export function loadCharts() {
  loading ??= load().catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function fetchBytes(url) {
  const response = await fetch(new URL(url, import.meta.url));
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return new Uint8Array(await response.arrayBuffer());
}

async function load() {
  const surface = document.createElement("canvas");
  // Asked for first: without it, nothing need be downloaded.
  if (!surface.getContext("webgl2", kContext)) return null;
  const [wasmBinary, font] = await Promise.all([fetchBytes(wasmUrl), fetchBytes(fontUrl)]);
  const wasm = await createModule({ wasmBinary, print: () => {}, printErr: () => {} });
  const context = wasm.GL.createContext(surface, kContext);
  if (!context) return null;
  const charts = wrap(wasm, surface);
  charts.setFont(font);
  watchLoss(wasm, surface, context, charts.listeners);
  wasm.GL.makeContextCurrent(context);
  wasm._charts_start();
  return charts;
}

function watchLoss(wasm, surface, context, listeners) {
  surface.addEventListener("webglcontextlost", (event) => {
    event.preventDefault();
    wasm._charts_stop();
    listeners.forEach(({ lost }) => lost());
  });
  surface.addEventListener("webglcontextrestored", () => {
    wasm.GL.makeContextCurrent(context);
    wasm._charts_start();
    listeners.forEach(({ restored }) => restored());
  });
}

function wrap(wasm, surface) {
  const listeners = new Set();
  const answer = (pointer) => JSON.parse(wasm.UTF8ToString(pointer));

  function lend(bytes, call) {
    const at = wasm._charts_alloc(bytes.length);
    if (!at) throw new Error("There is not enough memory for the charts.");
    wasm.HEAPU8.set(bytes, at);
    const result = call(at, bytes.length);
    wasm._charts_free(at);
    return result;
  }
  const lendJson = (value, call) => lend(encoder.encode(JSON.stringify(value)), call);

  // The canvas only grows, so that charts of different sizes do not make it anew for each other.
  function makeRoom(width, height) {
    if (surface.width < width) surface.width = width;
    if (surface.height < height) surface.height = height;
  }

  return {
    listeners,
    setFont: (bytes) => lend(bytes, wasm._charts_font),
    setTheme: (theme) => lendJson(theme, wasm._charts_theme),
    create: (model) => lendJson(model, wasm._charts_create),
    destroy: (chart) => wasm._charts_destroy(chart),
    resize: (chart, width, height, scale) => wasm._charts_resize(chart, width, height, scale),
    pointer: (chart, event, x, y, factor = 1) => Boolean(wasm._charts_pointer(chart, kPointer[event], x, y, factor)),
    key: (chart, name) => wasm._charts_key(chart, kKey[name]),
    zoom: (chart, span) => wasm._charts_zoom(chart, span?.[0] ?? 0, span?.[1] ?? 0),
    showSeries: (chart, series, shown) => wasm._charts_show_series(chart, series, shown),
    state: (chart) => answer(wasm._charts_state(chart)),
    places: (chart) => answer(wasm._charts_places(chart)),

    /// Draws, if anything changed, into the 2D context `target`, `width` by `height` device pixels.
    draw(chart, target, width, height) {
      makeRoom(width, height);
      if (!wasm._charts_draw(chart)) return false;
      target.drawImage(surface, 0, surface.height - height, width, height, 0, 0, width, height);
      return true;
    },

    /// Tells when the browser takes the WebGL context away and gives it back. Answers the undoing.
    watchContext(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
