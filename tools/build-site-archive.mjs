// The archive as the site publishes it: one file, or of a repository's folder what a reader of it needs.
import { copyFileSync, existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

const kFile = "archive.bundle";
const kFolder = "archive.git/";

// Neither configuration (it may hold addresses with passwords) nor hooks, logs and index.
const kNeeded = [
  /^(HEAD|packed-refs|shallow)$/,
  /^info\/refs$/,
  /^refs\/(heads|tags|remotes)\/.+$/,
  /^objects\/info\/packs$/,
  /^objects\/pack\/pack-[^/]+\.(pack|idx)$/,
  /^objects\/[0-9a-f]{2}\/[0-9a-f]{38,}$/,
];

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1).replaceAll("\\", "/"));
}

function checkRepository(folder) {
  const has = (name) => existsSync(join(folder, name));
  if (!has("HEAD") || !has("objects")) throw new Error(`${folder} is no bare Git repository: git clone --bare makes one.`);
  if (!has("info/refs")) throw new Error(`${folder} does not list its branches for readers: git update-server-info does that.`);
  if (has("objects/info/alternates"))
    throw new Error(`${folder} borrows objects from another repository, which readers cannot reach: git repack -a -d and then remove objects/info/alternates.`);
}

/// What the page is told: "archive.bundle", "archive.git/", or "" where there is no archive.
export const archiveName = (archive) => (!archive ? "" : statSync(archive).isDirectory() ? kFolder : kFile);

/// Copies `archive` into the site at `out`.
export function copyArchive(archive, out) {
  const target = join(out, archiveName(archive));
  if (statSync(archive).isFile()) return copyFileSync(archive, target);
  const folder = resolve(archive);
  checkRepository(folder);
  for (const file of filesIn(folder).filter((name) => kNeeded.some((pattern) => pattern.test(name)))) {
    mkdirSync(dirname(join(target, file)), { recursive: true });
    copyFileSync(join(folder, file), join(target, file));
  }
}
