// How far charts are zoomed is part of the address: "zoom=ID,FROM,TO", once for each.

const kName = "zoom";

/// `{ID: [from, to]}` of a query; what is not two numbers is ignored.
export function readZoom(query) {
  const spans = new URLSearchParams(query).getAll(kName).map((text) => text.split(","));
  return Object.fromEntries(spans
    .map(([id, from, to]) => [id, [Number(from || NaN), Number(to || NaN)]])
    .filter(([, span]) => span.every(Number.isFinite)));
}

/// The query with the chart's zoom set to `[from, to]`, or without it where `span` is null.
export function writeZoom(query, id, span) {
  const params = new URLSearchParams(query);
  const others = params.getAll(kName).filter((text) => !text.startsWith(`${id},`));
  params.delete(kName);
  others.forEach((text) => params.append(kName, text));
  if (span) params.append(kName, [id, ...span].join(","));
  return params.toString();
}
