// A served site for a test: the one that was built, or the shell around a core that does what the test says.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { buildSite } from "../../../tools/build-site.mjs";
import { serve } from "../../../tools/serve.mjs";

const kOpening = 100;  // milliseconds in which files that were asked for last are opened
const kHere = dirname(fileURLToPath(import.meta.url));

export const builtSite = resolve(kHere, "../../..", process.env.HINDSIGHT_SITE ?? "build/site");
export const hasBuiltSite = existsSync(join(builtSite, "index.html"));

/// The site of the build folder: `{url, close}`.
export function startBuiltSite({ base = "/" } = {}) {
  return serve({ dir: builtSite, base });
}

/// A site around the modules in `wasm` with `archive` (a file, a repository's folder or none) beside it: `{url, dir, close}`.
export async function startSite({ wasm, archive, base = "/" }) {
  const folder = mkdtempSync(join(tmpdir(), "hindsight-web-"));
  const dir = join(folder, "site");
  await buildSite({ wasm, archive, out: dir, quiet: true });
  const { url, close } = await serve({ dir, base });
  return {
    url,
    dir,
    async close() {
      await close();
      await setTimeout(kOpening);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/// The least that is published as a repository's folder. The fake core takes `archive` from HEAD.
function writeFolder(folder, archive) {
  mkdirSync(join(folder, "objects"), { recursive: true });
  mkdirSync(join(folder, "info"));
  writeFileSync(join(folder, "info/refs"), "");
  writeFileSync(join(folder, "HEAD"), JSON.stringify(archive));
}

/// The shell around fake-core/core.js with `archive` (see there) published beside it, as a file or as a folder; null
/// publishes none.
export async function startFakeSite({ archive, asFolder = false, base = "/" }) {
  const folder = mkdtempSync(join(tmpdir(), "hindsight-web-"));
  const wasm = join(folder, "wasm");
  cpSync(join(kHere, "fake-core"), wasm, { recursive: true });
  const emptyModule = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
  for (const name of ["core.wasm", "core-rest.wasm", "charts.wasm"]) writeFileSync(join(wasm, name), emptyModule);
  const file = join(folder, "archive");
  if (asFolder) writeFolder(file, archive);
  else if (archive !== null) writeFileSync(file, JSON.stringify(archive));
  const served = await startSite({ wasm, archive: archive === null ? undefined : file, base });
  return {
    ...served,
    files: () => readdirSync(join(served.dir, "assets")),
    async close() {
      await served.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
