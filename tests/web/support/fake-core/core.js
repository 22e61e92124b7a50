// Stands in for the compiled core: the same exports, pages taken from the "archive", which is JSON: the first file that is
// added, or the file HEAD of a folder.
//   {"pages": {"QUERY": response}, "assets": {"ADDRESS": {"media_type", "text", "requests"}}, "steps": [step response],
//    "trap": "open|step|render", "revisions": {"NAME": archive}}
// A render response may hold "hang": true or "trap": true. In a page {key} is the query's value, {today}, {files}: the names
// that were added, {supplied}: what was asked for and came. A step may ask for files in "requests", and name "languages".
export default async function createFakeCore() {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  let heap = new Uint8Array(1 << 20);
  let top = 8;
  let added = [];
  let files = [];
  let folder = false;
  let published = {};
  let archive = {};
  let revision = "";
  let loading = true;
  let refused = false;
  let steps = [];
  let waiting = new Set();
  let supplied = new Map();
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
  const fail = (message, where = "", requests = []) => answer({ error: { message, where }, requests });
  const misbehave = ({ hang, trap }) => {
    while (hang) top |= 0;
    if (trap) throw new WebAssembly.RuntimeError("unreachable");
  };
  const keyOf = ({ kind, path }) => `${kind} ${path}`;
  const ask = (requests = []) => {
    requests.forEach((request) => waiting.add(keyOf(request)));
    return requests;
  };
  const begin = (json) => {
    archive = json;
    steps = [...(archive.steps ?? [{ stage: "Reading objects", done: 1, ready: true, finished: true }])];
  };

  module._hindsight_add = (nameAt, nameSize, at, size) => {
    added.push({ name: text(nameAt, nameSize), text: text(at, size) });
    answer({});
  };
  module._hindsight_open = () => {
    files = added;
    added = [];
    try {
      begin(published = JSON.parse(files[0].text));
    } catch {
      return fail("This is not a Git bundle.", files[0].name);
    }
    misbehave({ trap: archive.trap === "open" });
    answer({});
  };
  module._hindsight_open_folder = (nameAt, nameSize) => {
    files = [{ name: text(nameAt, nameSize) }];
    folder = true;
    answer({});
  };
  module._hindsight_supply = (kindAt, kindSize, pathAt, pathSize, status, at, size) => {
    const key = `${text(kindAt, kindSize)} ${text(pathAt, pathSize)}`;
    if (!waiting.delete(key)) throw new Error(`nobody asked for ${key}`);
    supplied.set(key, { status, text: text(at, size) });
    answer({});
  };
  module._hindsight_supply_language = (codeAt, codeSize, at, size) => {
    supplied.set(`language ${text(codeAt, codeSize)}`, { status: size > 0 ? 0 : 1, text: text(at, Math.min(size, 12)) });
    answer({});
  };
  module._hindsight_step = () => {
    const early = { stage: "Reading the repository", done: 0, ready: false, finished: false, edition: 0 };
    if (waiting.size > 0) return answer({ ...early, requests: [] });
    if (folder) {
      const head = supplied.get("content HEAD");
      if (!head) return answer({ ...early, requests: ask([{ kind: "content", path: "HEAD" }, { kind: "names", path: "" }]) });
      folder = false;
      if (head.status !== 0) return fail(`This is no repository: HEAD ${head.text || "is not there"}`);
      begin(published = JSON.parse(head.text));
    }
    if (!archive) {
      refused = true;
      loading = false;
      return fail(`there is no revision '${revision}'`);
    }
    const step = steps.length > 1 ? steps.shift() : steps[0];
    misbehave(step);
    loading &&= !step.ready;
    answer({ edition: 0, ...step, requests: ask(step.requests?.filter((request) => !supplied.has(keyOf(request)))) });
  };
  module._hindsight_render = (at, size, today) => {
    const query = text(at, size);
    const params = Object.fromEntries(new URLSearchParams(query));
    if ((params.rev ?? "") !== revision) {
      revision = params.rev ?? "";
      loading = true;
      refused = false;
      begin(revision ? published.revisions?.[revision] ?? {} : published);
      if (revision && !published.revisions?.[revision]) archive = null;
    }
    if (loading) return answer({ loading: true });
    const { view = "" } = params;
    const page = refused ? { title: "Refused", html: "<h1>There is no {rev}</h1>" } : archive.pages?.[query] ?? archive.pages?.[view];
    if (!page) return answer({ title: "Not found", html: "<h1>Not found</h1>", article: null, charts: [], found: false });
    misbehave(page);
    const told = { ...params, today, files: files.map(({ name }) => name).join(","), supplied: JSON.stringify([...supplied].map(([key, { status, text }]) => [key, status, text])) };
    const html = page.html.replace(/\{(\w+)\}/g, (_, name) => String(told[name] ?? "").replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`));
    answer({ title: "Page", article: null, charts: [], found: true, ...page, html });
  };
  module._hindsight_asset = (baseAt, baseSize, at, size) => {
    const asset = archive.assets?.[text(at, size)];
    if (!asset) return fail("There is no such file in the collection.", text(at, size));
    const missing = asset.requests?.filter((request) => !supplied.has(keyOf(request))) ?? [];
    if (missing.length > 0) return fail("An object is not there.", "", ask(missing));
    answer({ media_type: asset.media_type }, encoder.encode(asset.text));
  };
  return module;
}
