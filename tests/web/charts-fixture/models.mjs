// Chart models of realistic shapes, the same on every run.

function random(seed) {
  let state = seed;
  return () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
}

const day = (text) => Date.parse(`${text}T00:00:00Z`) / 86_400_000;

const kReferences = [{ y: 30, label: "Target 30 min" }, { y: 20160, label: "14 days" }];
const kMinutes = { label: "Time to detection", scale: "log", is_minutes: true, minimum: 1, maximum: 43200 };

function quantile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

function rolling(points, window, make) {
  return points.slice(window - 1).map((point, i) => {
    const values = points.slice(i, i + window).map(({ y }) => y).sort((a, b) => a - b);
    return { x: point.x, ...make(values) };
  });
}

/// `count` dots between two dates, falling from about `high` to about `low` minutes.
function timeline(id, title, { count, from, to, high, low, zeros = 0, seed = 7 }) {
  const next = random(seed);
  const [start, end] = [day(from), day(to)];
  const points = [];
  for (let i = 0; i < count; ++i) {
    const share = (i + next() * 0.8) / count;
    const level = Math.log(high) + (Math.log(low) - Math.log(high)) * share;
    const y = Math.max(1, Math.round(Math.exp(level + (next() - 0.5) * 3)));
    const x = Math.floor(start + share * (end - start));
    points.push({ x, y: i % Math.ceil(count / (zeros || 1e9)) === 3 ? 0 : y, label: `Report ${i + 1}: <b>queue</b> & “cache”\nnoticed after ${y} min`, link: `?view=report&path=r${i + 1}.md` });
  }
  const stated = points.filter((_, i) => i % 6 !== 4);
  const inferred = points.filter((_, i) => i % 6 === 4);
  const window = count > 100 ? 15 : 5;
  return {
    id, title, summary: `${count} incidents; the median falls.`, kind: "timeline_log",
    x: { label: "", is_time: true, minimum: start, maximum: end }, y: kMinutes,
    series: [
      { name: "Stated", role: "points", color: 0, points: stated },
      { name: "Computed from the timeline", role: "hollow_points", color: 0, points: inferred },
      { name: "Rolling median", role: "line", color: -1, points: rolling(points, window, (values) => ({ y: quantile(values, 0.5) })) },
      { name: "Middle half", role: "band", color: -1, points: rolling(points, window, (values) => ({ y: quantile(values, 0.25), y2: quantile(values, 0.75) })) },
    ],
    references: kReferences, empty: "",
  };
}

function bars(id, quarters, names) {
  const next = random(3);
  const categories = Array.from({ length: quarters }, (_, i) => `${2023 + Math.floor((i + 2) / 4)}-Q${((i + 2) % 4) + 1}`);
  return {
    id, title: "Contributing factors by quarter", summary: "Configuration leads in every quarter.", kind: "stacked_bars",
    x: { label: "", categories }, y: { label: "Reports", minimum: 0, maximum: 4 },
    series: names.map((name, color) => ({
      name, role: "bars", color,
      points: categories.map((quarter, x) => ({ x, y: Math.floor(next() * (7 - color)), label: `${quarter}: ${name}`, link: `?view=reports&category=${color}&quarter=${quarter}` })),
    })),
    references: [], empty: "",
  };
}

function steps(id) {
  const next = random(11);
  const [opened, closed] = [[], []];
  let [o, c] = [0, 0];
  for (let x = day("2024-02-10"); x < day("2025-10-20"); x += 6 + Math.floor(next() * 14)) {
    o += 1 + Math.floor(next() * 4);
    c = Math.min(o, c + Math.floor(next() * 4));
    opened.push({ x, y: o, label: `${o} opened`, link: "?view=reports" });
    if (c > (closed.at(-1)?.y ?? 0)) closed.push({ x: x + 3, y: c, label: `${c} closed`, link: "?view=reports" });
  }
  return {
    id, title: "Action items", summary: `${o} opened, ${c} closed.`, kind: "steps",
    x: { label: "", is_time: true, minimum: day("2024-02-01"), maximum: day("2025-11-01") }, y: { label: "Action items", minimum: 0, maximum: 1 },
    series: [{ name: "Opened", role: "step", color: 1, points: opened }, { name: "Closed", role: "step", color: 2, points: closed }],
    references: [], empty: "",
  };
}

function scripts() {
  const model = bars("scripts", 4, ["Alle"]);
  model.title = "Names in other scripts";
  model.x.categories = ["設定の誤り", "Ёмкость и нагрузка", "إعدادات", "A category with a rather long name"];
  model.y.label = "Meldungen je Gruppe – größte zuerst";
  model.series[0].points.forEach((point, i) => (point.y = 4 - i));
  return model;
}

const kFactors = ["Configuration", "Capacity", "Dependency", "Deployment", "Observability", "Human factors and hand-over"];

export const models = [
  timeline("few", "Detection, 14 reports", { count: 14, from: "2024-05-20", to: "2025-11-15", high: 7200, low: 12 }),
  timeline("some", "Detection, 40 reports with stated zeros", { count: 40, from: "2023-03-01", to: "2025-11-15", high: 2800, low: 20, zeros: 4, seed: 21 }),
  timeline("many", "Detection, 240 reports", { count: 240, from: "2016-01-10", to: "2025-11-15", high: 9000, low: 15, seed: 5 }),
  bars("categories", 10, kFactors),
  steps("actions"),
  bars("quarters", 26, kFactors.slice(0, 3)),
  scripts(),
  { ...timeline("one", "One report", { count: 1, from: "2025-05-01", to: "2025-05-01", high: 90, low: 90 }) },
  { id: "nothing", title: "Nothing", summary: "", kind: "timeline_log", x: {}, y: {}, series: [{ name: "a", points: [] }], references: [],
    empty: "No report says when it was noticed. Add “Time to detection” to a report's header, and it appears here." },
];
