// git itself. Its two commands work in a pipe, so on two processors they share the work; the contents go to nobody.

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GIT_ENVIRONMENT, git } from "./archives.mjs";
import { digestOf, blobId } from "./digest.mjs";

const HEAD = "git ls-tree -r --format='%(objectname)' HEAD";
const VERSIONS = "git log --raw --no-abbrev --no-renames --format= | cut -d' ' -f4";
const CONTENTS = "git cat-file --batch --buffer";

export const commandOf = (task) => `${task === "head" ? HEAD : VERSIONS} | ${CONTENTS}`;

export function runGit(task, repository) {
  const start = process.hrtime.bigint();
  const done = spawnSync("sh", ["-c", `${commandOf(task)} >/dev/null`], { cwd: repository, env: GIT_ENVIRONMENT });
  if (done.status !== 0) throw new Error(`git failed: ${done.stderr}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** [commit or "", blob, path] of what git lists. */
function listed(task, repository) {
  if (task === "head") {
    return git(repository, "ls-tree", "-r", "HEAD", "--format=%(objectname) %(path)").split("\n").map((line) => ["", line.slice(0, 40), line.slice(41)]);
  }
  let commit = "";
  const files = [];
  for (const line of git(repository, "log", "--raw", "--no-abbrev", "--no-renames", "--root", "--format=%H").split("\n")) {
    if (/^[0-9a-f]{40}$/.test(line)) commit = line;
    if (line.startsWith(":")) files.push([commit, line.split(" ")[3], line.slice(line.indexOf("\t") + 1)]);
  }
  return files;
}

export function digestOfGit(task, repository) {
  const files = listed(task, repository);
  const input = files.map(([, blob]) => `${blob}\n`).join("");
  const done = spawnSync("git", ["cat-file", "--batch", "--buffer"], { cwd: repository, env: GIT_ENVIRONMENT, input, maxBuffer: 2 ** 31 });
  if (done.status !== 0) throw new Error(`git cat-file failed: ${done.error ?? done.stderr}`);
  let at = 0;
  return digestOf(files.map(([commit, , path]) => {
    const end = done.stdout.indexOf(10, at);
    const size = Number(done.stdout.toString("latin1", at, end).split(" ")[2]);
    const content = done.stdout.subarray(end + 1, end + 1 + size);
    at = end + size + 2;
    return `${commit ? `${commit} ` : ""}${blobId(content)} ${path}`;
  }));
}

/** From a bundle git has to make a repository first, which hashes everything. */
export function runGitOnBundle(task, bundle) {
  const folder = mkdtempSync(join(tmpdir(), "hindsight-bench-"));
  const start = process.hrtime.bigint();
  git(folder, "clone", "--quiet", "--bare", bundle, "archive.git");
  runGit(task, join(folder, "archive.git"));
  const taken = Number(process.hrtime.bigint() - start) / 1e6;
  rmSync(folder, { recursive: true });
  return taken;
}
