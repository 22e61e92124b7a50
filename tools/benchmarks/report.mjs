// One report of about 1,200 words, at any of the steps of its life. A pure function of its number.

import {
  ACTIONS, ADJECTIVES, ADVERBS, CATEGORIES, CAUSES, EFFECTS, FREE_SENTENCES, NOUNS, PARTS, PAST_VERBS, PEOPLE, SENTENCES, SERVICES, VERBS,
} from "./words.mjs";

/** Numbers in [0, below), the same on every machine. */
export function randomNumbers(seed) {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) % below;
  };
}

const pick = (random, list) => list[random(list.length)];
const twoDigits = (number) => String(number).padStart(2, "0");
const capital = (text) => text[0].toUpperCase() + text.slice(1);

function fill(random, template) {
  const values = {
    part: () => pick(random, PARTS),
    service: () => pick(random, SERVICES),
    verb: () => pick(random, VERBS),
    cause: () => pick(random, CAUSES),
    effect: () => pick(random, EFFECTS),
    Effect: () => capital(pick(random, EFFECTS)),
    clock: () => `${twoDigits(random(24))}:${twoDigits(random(60))}`,
    noun: () => pick(random, NOUNS),
    adjective: () => pick(random, ADJECTIVES),
    Adjective: () => capital(pick(random, ADJECTIVES)),
    past: () => pick(random, PAST_VERBS),
    adverb: () => pick(random, ADVERBS),
    host: () => `${pick(random, SERVICES)}-${random(0x10000).toString(16)}`,
    ticket: () => `INC-${10000 + random(90000)}`,
    trace: () => (random(0x10000000) + 0x10000000).toString(16),
    number: () => String(random(900) + 10),
    minutes: () => String(random(85) + 5),
  };
  return template.replace(/\{(\w+)\}/g, (_, name) => values[name]());
}

function paragraph(random, sentences) {
  const lines = [];
  for (let i = 0; i < sentences; ++i) lines.push(fill(random, pick(random, random(4) === 0 ? SENTENCES : FREE_SENTENCES)));
  return lines.join("\n") + "\n";
}

/** Everything about report `number` that does not change: what its versions are written from. */
export function makeReport(number) {
  const random = randomNumbers(number);
  const service = pick(random, SERVICES);
  const items = [];
  for (let i = 0, count = 3 + random(4); i < count; ++i) {
    items.push({ text: fill(random, pick(random, ACTIONS)), owner: pick(random, PEOPLE), dueInDays: 14 + random(60) });
  }
  const start = random(20);
  return {
    number, service, items,
    title: `${capital(service)} ${pick(random, VERBS)}: the ${pick(random, PARTS)}`,
    author: pick(random, PEOPLE), reviewer: pick(random, PEOPLE),
    severity: 1 + random(4), category: pick(random, CATEGORIES),
    start, detectedAfter: 2 + random(55), mitigatedAfter: 60 + random(120),
    summary: paragraph(random, 5), impact: paragraph(random, 7), causes: paragraph(random, 16), detection: paragraph(random, 7),
    response: paragraph(random, 11), lessons: paragraph(random, 9), draftOfLessons: paragraph(random, 3),
    timeline: Array.from({ length: 8 }, (_, i) => `- ${twoDigits(start + Math.floor(i / 3))}:${twoDigits((i * 17) % 60)} ${fill(random, pick(random, SENTENCES))}`),
    ticks: 1 + random(3),
  };
}

/** How many versions the report has: written, reviewed, then boxes are ticked. 4 on average. */
export const versionsOf = (report) => 2 + report.ticks;

/** The report's bytes at a version, 0 the first. `date` is YYYY-MM-DD, `dueDate(days)` a later one. */
export function reportText(report, version, date, dueDate) {
  const { start, detectedAfter, mitigatedAfter } = report;
  const at = (minutes) => `${date} ${twoDigits(start + Math.floor(minutes / 60))}:${twoDigits(minutes % 60)} UTC`;
  const reviewed = version > 0;
  const ticked = Math.ceil((Math.max(0, version - 1) / report.ticks) * report.items.length);
  const status = ticked === report.items.length ? "Closed" : reviewed ? "Reviewed" : "Draft";
  const items = report.items.map(({ text, owner, dueInDays }, i) => `- [${i < ticked ? "x" : " "}] ${text} (owner: ${owner}, due: ${dueDate(dueInDays)})`);
  return `# ${report.title}

- **Date:** ${date}
- **Author:** ${report.author}
- **Status:** ${status}
- **Severity:** SEV${report.severity}
- **Category:** ${report.category}
- **Started:** ${at(0)}
- **Detected:** ${at(detectedAfter)}
- **Mitigated:** ${at(mitigatedAfter)}
${reviewed ? `- **Reviewed by:** ${report.reviewer}\n` : ""}
## Summary

${report.summary}
## Impact

${report.impact}
## Timeline

${report.timeline.join("\n")}

## Contributing factors

${report.causes}
## Detection

${report.detection}
## Response

${report.response}
## Lessons learned

${reviewed ? report.lessons : report.draftOfLessons}
## Action items

${items.join("\n")}
`;
}
