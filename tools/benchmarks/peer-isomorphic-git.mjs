// isomorphic-git: node peer-isomorphic-git.mjs head|versions REPOSITORY MODULES [--digest]. One cache for all calls, as its
// documentation advises; neighbouring trees are walked together, and equal ones are not entered.

import fs from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Reading } from "./digest.mjs";

const [task, gitdir, modules] = process.argv.slice(2);
const git = createRequire(join(modules, "package.json"))("isomorphic-git");
const reading = new Reading(process.argv.includes("--digest"));
const repository = { fs, gitdir, cache: {} };

async function read(commit, path, oid) {
  reading.take(commit, path, Buffer.from((await git.readBlob({ ...repository, oid })).blob));
}

async function changes(parent, commit) {
  const trees = parent ? [git.TREE({ ref: commit }), git.TREE({ ref: parent })] : [git.TREE({ ref: commit })];
  const changed = [];
  await git.walk({
    ...repository, trees,
    map: async (path, [after, before]) => {
      const [oid, old] = [await after?.oid(), await before?.oid()];
      if (oid === old) return null;
      if (after && (await after.type()) === "blob") changed.push([path, oid]);
      return path;
    },
  });
  return changed;
}

if (task === "head") {
  for (const [path, oid] of await changes(null, await git.resolveRef({ ...repository, ref: "HEAD" }))) await read("", path, oid);
} else {
  for (const { oid, commit } of await git.log({ ...repository, ref: "HEAD" })) {
    for (const [path, blob] of await changes(commit.parent[0], oid)) await read(oid, path, blob);
  }
}
reading.print();
