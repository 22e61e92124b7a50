// Calls into the core: texts and bytes are copied into its memory, answers out of it.

const encoder = new TextEncoder();
const decoder = new TextDecoder();

// The core's memory may have moved after any call: its view is fetched afresh each time.
function place(module, bytes) {
  const at = module._hindsight_alloc(bytes.length) >>> 0;
  if (at === 0 && bytes.length > 0) return null;
  module.HEAPU8.set(bytes, at);
  return at;
}

function take(module, at, size) {
  return module.HEAPU8.slice(at >>> 0, (at >>> 0) + (size >>> 0));
}

/// `{response, payload}` of one call. Texts are copied in and freed again; bytes are handed over to the core for good.
export function invoke(module, call, values) {
  const flat = [];
  const lent = [];
  for (const value of values) {
    if (typeof value === "number") {
      flat.push(value);
      continue;
    }
    const bytes = typeof value === "string" ? encoder.encode(value) : value;
    const at = place(module, bytes);
    if (at === null) {
      lent.forEach((text) => module._hindsight_free(text));
      return { response: { error: { message: "There is not enough memory in this browser tab for it.", where: "" } } };
    }
    flat.push(at, bytes.length);
    if (typeof value === "string") lent.push(at);
  }
  module[`_hindsight_${call}`](...flat);
  lent.forEach((text) => module._hindsight_free(text));

  const text = decoder.decode(take(module, module._hindsight_response(), module._hindsight_response_size()));
  const payload = take(module, module._hindsight_payload(), module._hindsight_payload_size());
  return { response: JSON.parse(text), payload };
}
