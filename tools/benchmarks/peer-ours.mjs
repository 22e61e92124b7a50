// Our reader, natively and under Node.js, on a pack with its idx or on a bundle.

import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "../..");

export const READERS = {
  native: [process.env.HINDSIGHT_READ_VERSIONS ?? join(ROOT, "build/native/read_versions")],
  node: [process.execPath, "--no-experimental-fetch", join(ROOT, "build/wasm/read_versions.js")],
};

export function packOf(repository) {
  const folder = join(repository, "objects/pack");
  return join(folder, readdirSync(folder).find((name) => name.endsWith(".pack")));
}

/** Runs a program that prints its reading as JSON; adds the time of the whole process. */
export function runReader(command, ...words) {
  const start = process.hrtime.bigint();
  const done = spawnSync(command[0], [...command.slice(1), ...words], { encoding: "utf8", maxBuffer: 1 << 26 });
  const process_ms = Number(process.hrtime.bigint() - start) / 1e6;
  if (done.status !== 0) throw new Error(`${command.join(" ")} ${words.join(" ")} failed: ${done.error ?? done.stderr}`);
  return { ...JSON.parse(done.stdout), process_ms };
}
