// wasm-git: node peer-wasm-git.mjs head|versions REPOSITORY MODULES [--digest]. Its package offers commands and no library, so
// this is one rev-list, one diff of neighbouring trees for each commit, and one cat-file for each content.

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Reading } from "./digest.mjs";

const [task, gitdir, modules] = process.argv.slice(2);
let printed = [];
globalThis.wasmGitModuleOverrides = { print: (line) => printed.push(line), printErr: (line) => { throw new Error(line); } };
const reading = new Reading(process.argv.includes("--digest"));
const { default: start } = await import(pathToFileURL(join(modules, "node_modules/wasm-git/lg2.js")));

// Every call leaves something on its stack, which ends after about 700: then it takes a new instance.
const MOST_CALLS = 400;
let instance = null;
let calls = 0;

async function run(...words) {
  if (!instance || ++calls > MOST_CALLS) {
    calls = 0;
    instance = await start();
    instance.FS.mkdir("/repository");
    instance.FS.mount(instance.FS.filesystems.NODEFS, { root: gitdir }, "/repository");
    instance.FS.chdir("/repository");
  }
  printed = [];
  instance.callMain(words);
  return printed;
}

async function read(commit, path, blob) {
  reading.take(commit, path, Buffer.from(`${(await run("cat-file", "-p", blob)).join("\n")}\n`));
}

async function filesOf(tree, folder = "") {
  const files = [];
  for (const line of await run("cat-file", "-p", tree)) {
    const [, type, id, name] = /^\d+ (\w+) (\w+)\t(.*)$/.exec(line);
    files.push(...(type === "tree" ? await filesOf(id, `${folder}${name}/`) : [[`${folder}${name}`, id]]));
  }
  return files;
}

async function changes(parent, commit) {
  if (!parent) return filesOf(`${commit}^{tree}`);
  return (await run("diff", "--raw", "--abbrev=40", parent, commit)).map((line) => {
    const [, id, path] = /^:\d+ \d+ \w+\.* (\w+)\.* \w\t(.*)$/.exec(line);
    return [path, id];
  });
}

const commits = task === "head" ? await run("rev-parse", "HEAD") : await run("rev-list", "HEAD");
for (let i = 0; i < commits.length; ++i) {
  for (const [path, blob] of await changes(commits[i + 1], commits[i])) await read(task === "head" ? "" : commits[i], path, blob);
}
reading.print();
