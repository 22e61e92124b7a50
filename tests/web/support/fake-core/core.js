// Stands in for the compiled core: the same exports, pages taken from the "archive", which is JSON:
//   {"pages": {"QUERY": response}, "assets": {"ADDRESS": {"media_type", "text"}}, "steps": [step response], "trap": "open|step|render"}
// A render response may hold "hang": true or "trap": true. The query is echoed where a page has "echo".
export default async function createFakeCore() {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  let heap = new Uint8Array(1 << 20);
  let top = 8;
  let archive = {};
  let steps = [];
  let response = [0, 0];
  let payload = [0, 0];

  const module = {
    HEAPU8: heap,
    _hindsight_alloc(size) {
      if (top + size > heap.length) {
        const grown = new Uint8Array((top + size) * 2);
        grown.set(heap);
        module.HEAPU8 = heap = grown;
      }
      top += size;
      return top - size;
    },
    _hindsight_free() {},
    _hindsight_response: () => response[0],
    _hindsight_response_size: () => response[1],
    _hindsight_payload: () => payload[0],
    _hindsight_payload_size: () => payload[1],
  };
  const text = (at, size) => decoder.decode(heap.slice(at, at + size));
  const put = (bytes) => {
    const at = module._hindsight_alloc(bytes.length);
    heap.set(bytes, at);
    return [at, bytes.length];
  };
  const answer = (value, bytes = new Uint8Array()) => {
    response = put(encoder.encode(JSON.stringify(value)));
    payload = put(bytes);
  };
  const misbehave = ({ hang, trap }) => {
    while (hang) top |= 0;
    if (trap) throw new WebAssembly.RuntimeError("unreachable");
  };

  module._hindsight_open = (nameAt, nameSize, at, size) => {
    try {
      archive = JSON.parse(text(at, size));
    } catch {
      return answer({ error: { message: "This is not a Git bundle.", where: text(nameAt, nameSize) } });
    }
    steps = [...(archive.steps ?? [{ stage: "Reading objects", done: 1, ready: true, finished: true }])];
    misbehave({ trap: archive.trap === "open" });
    answer({ name: text(nameAt, nameSize) });
  };
  module._hindsight_step = () => {
    const step = steps.length > 1 ? steps.shift() : steps[0];
    misbehave(step);
    answer(step);
  };
  module._hindsight_render = (at, size, today) => {
    const query = text(at, size);
    const view = new URLSearchParams(query).get("view") ?? "";
    const page = archive.pages?.[query] ?? archive.pages?.[view];
    if (!page) return answer({ title: "Not found", html: "<h1>Not found</h1>", article: null, charts: [], found: false });
    misbehave(page);
    const params = Object.fromEntries(new URLSearchParams(query));
    const html = page.html.replace(/\{(\w+)\}/g, (_, name) => String(name === "today" ? today : (params[name] ?? "")).replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`));
    answer({ title: "Page", article: null, charts: [], found: true, ...page, html });
  };
  module._hindsight_asset = (baseAt, baseSize, at, size) => {
    const asset = archive.assets?.[text(at, size)];
    if (!asset) return answer({ error: { message: "There is no such file in the collection.", where: text(at, size) } });
    answer({ media_type: asset.media_type }, encoder.encode(asset.text));
  };
  return module;
}
