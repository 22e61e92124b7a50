// Makes the archives that are measured, once: build/bench/<layout>-<count>/ with archive.git (one pack, its idx) and archive.bundle.

import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { devNull } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { Readable } from "node:stream";
import { fastImportStream } from "./history.mjs";

/** What the numbers are measured on; the caller prints it. */
export const PACKED_BY = "git fast-import, then git repack -a -d -f, as git gc packs a clone: one pack and its idx";

/** The settings of the machine's user do not matter to git. */
export const GIT_ENVIRONMENT = { ...process.env, GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: devNull, LC_ALL: "C", TZ: "UTC" };

export function git(folder, ...parameters) {
  const done = spawnSync("git", ["-C", folder, ...parameters], { env: GIT_ENVIRONMENT, encoding: "utf8", maxBuffer: 1 << 30 });
  if (done.status !== 0) throw new Error(`git ${parameters.join(" ")} failed in ${folder}: ${done.error ?? done.stderr}`);
  return done.stdout.trim();
}

async function fastImport(repository, count, layout) {
  const child = spawn("git", ["-C", repository, "fast-import", "--quiet"], { env: GIT_ENVIRONMENT, stdio: ["pipe", "ignore", "inherit"] });
  const ended = new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));
  await pipeline(Readable.from(fastImportStream(count, layout)), child.stdin);
  if ((await ended) !== 0) throw new Error(`git fast-import failed for ${repository}`);
}

export async function makeArchive(folder, count, layout) {
  const repository = join(folder, "archive.git");
  mkdirSync(repository, { recursive: true });
  git(repository, "init", "--quiet", "--bare", "--initial-branch=main");
  await fastImport(repository, count, layout);
  // -f, for fast-import makes a delta of each report against the one before it, which has nothing to do with it.
  git(repository, "repack", "-a", "-d", "-f", "-q");
  git(repository, "update-server-info");
  git(repository, "bundle", "create", "--quiet", join(folder, "archive.bundle"), "HEAD", "main");
}

/** Where the archive is and how large; made where it is not there yet. */
export async function archiveFor(root, count, layout, say = () => {}) {
  const folder = join(root, `${layout}-${count}`);
  if (!existsSync(folder)) {
    say(`making the archive of ${count} reports, ${layout}`);
    const unfinished = `${folder}.unfinished`;
    rmSync(unfinished, { recursive: true, force: true });
    await makeArchive(unfinished, count, layout);
    renameSync(unfinished, folder);
  }
  const repository = join(folder, "archive.git");
  const packs = join(repository, "objects/pack");
  const pack = join(packs, readdirSync(packs).find((name) => name.endsWith(".pack")));
  return { count, layout, repository, bundle: join(folder, "archive.bundle"), packBytes: statSync(pack).size, head: git(repository, "rev-parse", "HEAD") };
}
