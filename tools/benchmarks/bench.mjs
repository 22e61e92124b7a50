// The benchmarks: see tools/bench. Every reader reads the same bytes in the same run, one after the other in turn, and what
// they read is compared before anything is timed.

import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { archiveFor, PACKED_BY } from "./archives.mjs";
import { LAYOUTS } from "./history.mjs";
import { commandOf, digestOfGit, runGit, runGitOnBundle } from "./peer-git.mjs";
import { packOf, READERS, runReader } from "./peer-ours.mjs";
import { printReport } from "./print.mjs";

const { values: options } = parseArgs({
  options: { size: { type: "string" }, json: { type: "boolean" }, root: { type: "string" }, runs: { type: "string" } },
});
const SIZES = options.size ? [Number(options.size)] : [100, 1000, 10000];
const SLOW_PEERS_UP_TO = 1000;
const say = (text) => process.stderr.write(`${text}\n`);
const peers = join(options.root, "peers");

const script = (name) => new URL(name, import.meta.url).pathname;
const node = (name) => [process.execPath, script(name)];

/** How each reader is run: `run()` gives {process_ms, total_ms?, …}, `digest()` what it read. */
function readersOf(task, archive) {
  const ours = (command, file) => ({
    run: () => runReader(command, task, file, archive.head),
    digest: () => runReader(command, task, file, archive.head, "--digest").digest,
  });
  const peer = (command) => ({
    run: () => runReader(command, task, archive.repository, peers),
    digest: () => runReader(command, task, archive.repository, peers, "--digest").digest,
    slow: true,
  });
  const pack = packOf(archive.repository);
  const readers = {
    git: { run: () => ({ process_ms: runGit(task, archive.repository) }), digest: () => digestOfGit(task, archive.repository) },
    "ours, native": ours(READERS.native, pack),
    "ours, Node.js": ours(READERS.node, pack),
  };
  if (task === "versions") {
    readers["git, cloning the bundle first"] = { run: () => ({ process_ms: runGitOnBundle(task, archive.bundle) }) };
    readers["ours, native, bundle"] = ours(READERS.native, archive.bundle);
    readers["ours, Node.js, bundle"] = ours(READERS.node, archive.bundle);
  }
  if (archive.count <= SLOW_PEERS_UP_TO) {
    readers["isomorphic-git"] = peer(node("peer-isomorphic-git.mjs"));
    readers["wasm-git"] = peer(node("peer-wasm-git.mjs"));
  }
  return readers;
}

function checkDigests(readers, what) {
  const digests = Object.entries(readers).filter(([, reader]) => reader.digest).map(([name, reader]) => [name, reader.digest()]);
  for (const [name, digest] of digests) {
    if (digest !== digests[0][1]) throw new Error(`${what}: ${name} read something else than ${digests[0][0]} (${digest}, ${digests[0][1]})`);
  }
  return digests[0][1];
}

const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted.length === 0 ? null : (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
};

function measure(task, archive) {
  const what = `${archive.count} reports, ${archive.layout}, ${task}`;
  const readers = readersOf(task, archive);
  say(`comparing what is read: ${what}`);
  const digest = checkDigests(readers, what);
  const runs = Number(options.runs ?? (archive.count > SLOW_PEERS_UP_TO ? 3 : 5));
  const results = Object.fromEntries(Object.keys(readers).map((name) => [name, []]));
  for (let run = 0; run < runs; ++run) {
    say(`measuring: ${what}, run ${run + 1} of ${runs}`);
    for (const [name, reader] of Object.entries(readers)) {
      if (!reader.slow || archive.count < SLOW_PEERS_UP_TO || run === 0) results[name].push(reader.run());
    }
  }
  const rows = Object.entries(results).map(([name, all]) => {
    const of = (key) => median(all.map((result) => result[key]).filter((value) => value !== undefined));
    return {
      reader: name, runs: all.length, process_ms: of("process_ms"), reading_ms: of("total_ms"), listing_ms: of("list_ms"),
      longest_slice_ms: of("longest_slice_ms"), peak_process_bytes: of("peak_process_bytes"), peak_program_bytes: of("peak_program_bytes"),
    };
  });
  const git = rows[0].process_ms;
  for (const row of rows) {
    row.process_times_as_fast_as_git = git / row.process_ms;
    row.reading_times_as_fast_as_git = row.reading_ms === null ? null : git / row.reading_ms;
  }
  return { count: archive.count, layout: archive.layout, task, head: archive.head, pack_bytes: archive.packBytes, digest, rows };
}

const tables = [];
for (const count of SIZES) {
  for (const layout of LAYOUTS) {
    const archive = await archiveFor(options.root, count, layout, say);
    for (const task of ["head", "versions"]) tables.push(measure(task, archive));
  }
}
const startup = median(Array.from({ length: 5 }, () => {
  const start = process.hrtime.bigint();
  runReader([process.execPath, "-e", "console.log('{}')"]);
  return Number(process.hrtime.bigint() - start) / 1e6;
}));
const report = {
  machine: { processors: cpus().length, model: cpus()[0]?.model, memory_bytes: totalmem(), node: process.version },
  packed_by: PACKED_BY, git_command: { head: commandOf("head"), versions: commandOf("versions") },
  node_startup_ms: startup, slow_peers_up_to: SLOW_PEERS_UP_TO, tables,
};
if (options.json) {
  console.log(JSON.stringify(report, null, 1));
} else {
  printReport(report);
}
