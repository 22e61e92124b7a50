// What a reader does to a chart, passed on to the module in device pixels.

const kKeys = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down", Home: "first", End: "last" };
const kWheelSpeed = 0.0025;

/// `schedule()` draws soon, `announce()` draws and says what is marked, `open(event)` follows it, `isBusy()`: Escape has
/// something to undo. Answers the undoing.
export function listen(canvas, module, chart, { schedule, announce, open, isBusy }) {
  const ending = new AbortController();
  let isTouch = false;
  let wasBrush = false;

  // The canvas may be scaled by the page, as a slide is.
  function send(name, event, factor) {
    const box = canvas.getBoundingClientRect();
    const x = (event.clientX - box.left) * (canvas.width / box.width);
    const y = (event.clientY - box.top) * (canvas.height / box.height);
    const result = module.pointer(chart, name, x, y, factor);
    schedule();
    return result;
  }

  function on(type, handler, options = {}) {
    canvas.addEventListener(type, handler, { ...options, signal: ending.signal });
  }

  on("pointerdown", (event) => {
    isTouch = event.pointerType === "touch";
    wasBrush = false;
    if (isTouch || event.button !== 0) return;
    canvas.setPointerCapture(event.pointerId);
    send("moved", event);
    send("pressed", event);
  });
  // A finger that moves scrolls the page; only its tap, a click, is for the chart.
  on("pointermove", (event) => event.pointerType !== "touch" && send("moved", event));
  on("pointerup", (event) => {
    if (event.pointerType !== "touch" && event.button === 0) wasBrush = send("released", event);
  });
  on("pointercancel", (event) => send("left", event));
  on("pointerleave", (event) => event.pointerType !== "touch" && send("left", event));

  on("click", (event) => {
    if (wasBrush) return void (wasBrush = false);
    send(isTouch ? "touched" : "moved", event);
    open(event);
  });
  on("dblclick", () => {
    module.key(chart, "reset");
    schedule();
  });

  // Without Ctrl the wheel belongs to the page.
  on("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 20 : event.deltaY;
    send("wheel", event, Math.exp(Math.max(-400, Math.min(400, pixels)) * kWheelSpeed));
  }, { passive: false });

  on("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter") return open(event);
    const key = event.key === "Escape" && isBusy() ? "reset" : kKeys[event.key];
    if (!key) return;
    event.preventDefault();
    event.stopPropagation();
    module.key(chart, key);
    announce();
  });
  on("blur", () => {
    module.key(chart, "unmark");
    schedule();
  });
  return () => ending.abort();
}
