// The history of an archive as a stream for git fast-import: one commit for each version of each report, in the order of time.

import { PEOPLE } from "./words.mjs";
import { makeReport, randomNumbers, reportText, versionsOf } from "./report.mjs";

const FIRST_DAY = Date.UTC(2015, 0, 5) / 86400000;
const YEARS = 10;

const dateOf = (day) => new Date(day * 86400000).toISOString().slice(0, 10);

export const LAYOUTS = ["flat", "by-year"];

function pathOf(report, date, layout) {
  const name = `${date}-${report.service}-${report.number}.md`;
  return layout === "flat" ? `postmortems/${name}` : `postmortems/${date.slice(0, 4)}/${name}`;
}

/** Every version of every report with the second it is committed at, in that order. */
function plan(count) {
  const events = [];
  for (let number = 0; number < count; ++number) {
    const random = randomNumbers(number + 1_000_000);
    const day = FIRST_DAY + Math.floor((number * YEARS * 365) / count);
    let seconds = day * 86400 + random(86400);
    for (let version = 0, last = versionsOf(makeReport(number)); version < last; ++version) {
      events.push({ number, version, day, seconds });
      seconds += 86400 * (1 + random(version === 0 ? 5 : 40)) + random(3600);
    }
  }
  return events.sort((a, b) => a.seconds - b.seconds || a.number - b.number || a.version - b.version);
}

const data = (text) => `data ${Buffer.byteLength(text)}\n${text}\n`;

/** The parts of the stream, one commit each. */
export function* fastImportStream(count, layout) {
  yield `feature done\nreset refs/heads/main\n`;
  for (const { number, version, day, seconds } of plan(count)) {
    const report = makeReport(number);
    const date = dateOf(day);
    const who = PEOPLE[(number + version) % PEOPLE.length];
    const signature = `${who} <${who.toLowerCase().replace(" ", ".")}@example.org> ${seconds} +0000`;
    const subject = version === 0 ? `Add the report on ${report.title}` : version === 1 ? `Review ${report.title}` : `Close action items of ${report.title}`;
    const text = reportText(report, version, date, (days) => dateOf(day + days));
    yield `commit refs/heads/main\nauthor ${signature}\ncommitter ${signature}\n${data(`${subject}\n`)}` +
      `M 100644 inline ${pathOf(report, date, layout)}\n${data(text)}`;
  }
  yield "done\n";
}
