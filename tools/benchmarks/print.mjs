// The benchmarks' tables for people.

const ms = (value) => (value === null ? "" : value < 100 ? value.toFixed(1) : value.toFixed(0));
const times = (value) => (value === null ? "" : `${value.toFixed(2)} x`);
const mb = (bytes) => (bytes === null ? "" : `${(bytes / 2 ** 20).toFixed(0)} MB`);

const COLUMNS = [
  ["", (row) => row.reader],
  ["whole command, ms", (row) => ms(row.process_ms)],
  ["as fast as git", (row) => times(row.process_times_as_fast_as_git)],
  ["reading alone, ms", (row) => ms(row.reading_ms)],
  ["as fast as git", (row) => times(row.reading_times_as_fast_as_git)],
  ["peak, process", (row) => mb(row.peak_process_bytes)],
  ["peak, program", (row) => mb(row.peak_program_bytes)],
  ["runs", (row) => String(row.runs)],
];

function printTable({ count, layout, task, pack_bytes, digest, rows }) {
  const cells = [COLUMNS.map(([title]) => title), ...rows.map((row) => COLUMNS.map(([, text]) => text(row)))];
  const widths = COLUMNS.map((_, i) => Math.max(...cells.map((line) => line[i].length)));
  const what = task === "head" ? "all reports at HEAD" : "every version of every report";
  console.log(`\n${count} reports, ${layout}: ${what} (pack ${mb(pack_bytes)}, all read ${digest.slice(0, 12)})`);
  for (const line of cells) {
    console.log(`  ${line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join("  ")}`);
  }
}

export function printReport({ machine, packed_by, git_command, node_startup_ms, slow_peers_up_to, tables }) {
  console.log(`${machine.processors} processors (${machine.model}), ${mb(machine.memory_bytes)}, Node.js ${machine.node}. Medians of runs in turn.
The archives: ${packed_by}.
git is ${git_command.versions}
    or ${git_command.head}, into /dev/null.
"whole command" is from start to end of the process; Node.js alone takes ${ms(node_startup_ms)} ms of it. "reading alone" is from opening the
file to the last content, inside the process, beside git's whole command. A bundle is indexed and every object hashed on the way.
wasm-git has commands only: one diff a commit, one cat-file a version. It and isomorphic-git are run up to ${slow_peers_up_to} reports, there once.`);
  for (const table of tables) printTable(table);
}
