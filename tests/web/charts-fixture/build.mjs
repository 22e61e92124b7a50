#!/usr/bin/env node
// Bundles the fixture into a folder that any static server can serve.
//   node tests/web/charts-fixture/build.mjs OUT [WASM FOLDER]
import { copyFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import esbuild from "esbuild";
import { fontFaces, sitePlugin } from "../../../tools/build-site-plugin.mjs";

const kHere = dirname(fileURLToPath(import.meta.url));

export async function buildFixture(out, wasm = join(kHere, "../../../build/wasm")) {
  await esbuild.build({
    entryPoints: { fixture: join(kHere, "fixture.js") },
    outdir: out,
    assetNames: "[name]-[hash]",
    bundle: true,
    format: "esm",
    target: "es2022",
    loader: { ".otf": "file", ".wasm": "file", ".woff2": "file" },
    plugins: [sitePlugin({ wasm: resolve(wasm), fonts: fontFaces() })],
    logLevel: "warning",
  });
  await esbuild.build({
    stdin: { contents: '@import "#fonts.css"; @import "./main.css";', loader: "css", resolveDir: join(kHere, "../../../site/style") },
    outfile: join(out, "fixture.css"),
    bundle: true,
    loader: { ".woff2": "file" },
    plugins: [sitePlugin({ wasm: resolve(wasm), fonts: fontFaces() })],
    logLevel: "warning",
  });
  copyFileSync(join(kHere, "index.html"), join(out, "index.html"));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await buildFixture(resolve(process.argv[2]), process.argv[3]);
