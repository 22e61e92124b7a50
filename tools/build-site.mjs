#!/usr/bin/env node
// Assembles the static site: bundles, names by content, a content security policy, and a budget.
//   node tools/build-site.mjs [--wasm build/wasm] [--archive FILE|FOLDER] [--first-page FILE] [--out build/site]
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, parse, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import esbuild from "esbuild";
import { archiveName, copyArchive } from "./build-site-archive.mjs";
import { fontFaces, fontLicence, kLatinFont, sitePlugin } from "./build-site-plugin.mjs";

const kRoot = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const kSite = join(kRoot, "site");
// With the heaviest language. The aim is 650 KB for all of it: what is over must shrink, not grow.
const kBudgetBytes = 650_000;
const kLanguage = /^language-.*\.json$/;

const kPolicy = {
  "default-src": "'none'",
  "script-src": "'self' 'wasm-unsafe-eval'",
  "worker-src": "'self'",
  "style-src": "'self'",
  "img-src": "'self' blob: data:",
  "font-src": "'self'",
  "connect-src": "'self'",
  "base-uri": "'none'",
  "form-action": "'none'",
  "require-trusted-types-for": "'script'",
  "trusted-types": "hindsight",
};

const attribute = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

/// The policy as an element, with the hash of everything that `html` holds inline.
function policyOf(html) {
  const hashes = (tag) => [...html.matchAll(new RegExp(`<${tag}(?![^>]*\\ssrc=)[^>]*>(.*?)</${tag}>`, "gs"))]
    .map(([, text]) => ` 'sha256-${createHash("sha256").update(text).digest("base64")}'`).join("");
  const policy = { ...kPolicy, "script-src": kPolicy["script-src"] + hashes("script"), "style-src": kPolicy["style-src"] + hashes("style") };
  const text = Object.entries(policy).map(([name, value]) => `${name} ${value}`).join("; ");
  return `<meta http-equiv="Content-Security-Policy" content="${attribute(text)}">`;
}

/// Replaces each {{name}}; a name without a value is a mistake in the template.
function fill(template, values) {
  return template.replace(/\{\{([a-z-]+)\}\}/g, (whole, name) => {
    if (!(name in values)) throw new Error(`The template asks for ${whole}, which nothing supplies.`);
    return values[name];
  });
}

async function bundle(out, wasm) {
  const { metafile, warnings } = await esbuild.build({
    stdin: {
      contents: 'import "./app.js"; import "#fonts.css"; import "./style/main.css";',
      resolveDir: kSite,
      sourcefile: "entry.js",
    },
    outdir: join(out, "assets"),
    entryNames: "app-[hash]",
    chunkNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    minify: true,
    metafile: true,
    legalComments: "linked",
    loader: { ".woff2": "file", ".otf": "file", ".wasm": "file" },
    plugins: [sitePlugin({ wasm, fonts: fontFaces() })],
    absWorkingDir: kRoot,
    logLevel: "silent",
  });
  if (warnings.length > 0) throw new Error(warnings.map(({ text, location }) => `${location?.file}:${location?.line}: ${text}`).join("\n"));
  return metafile.outputs;
}

function find(names, pattern) {
  const found = names.find((name) => pattern.test(basename(name)));
  if (!found) throw new Error(`The bundle holds nothing like ${pattern}.`);
  return `assets/${basename(found)}`;
}

function copyHashed(out, file) {
  const { name, ext } = parse(file);
  const hash = createHash("sha256").update(readFileSync(file)).digest("hex").slice(0, 8).toUpperCase();
  const target = `assets/${name}-${hash}${ext}`;
  copyFileSync(file, join(out, target));
  return target;
}

function writePages(out, names, { archive, firstPage }) {
  const write = (name, template, values) =>
    writeFileSync(join(out, name), fill(fill(template, { csp: "{{csp}}", ...values }), { csp: policyOf(template) }));
  let index = readFileSync(join(kSite, "index.html"), "utf8");
  if (firstPage) {
    const html = readFileSync(firstPage, "utf8");
    index = index.replace(/<!-- first-page -->.*<!-- \/first-page -->/s, () => html);
  }
  write("index.html", index, {
    app: find(names, /^app-.*\.js$/),
    style: find(names, /^app-.*\.css$/),
    icon: copyHashed(out, join(kSite, "icon.svg")),
    font: find(names, kLatinFont),
    archive: archiveName(archive),
  });
  write("404.html", readFileSync(join(kSite, "404.html"), "utf8"), {});
}

/// What a visit to a collection in English loads at most, fonts apart: pages and charts. Chunks that only some articles need are not
/// among it, nor is the part of the core that is fetched when it is called.
function firstVisit(building, outputs) {
  const all = Object.entries(outputs).map(([name, output]) => ({ ...output, name: basename(name) }));
  const isRoot = ({ name, inputs }) => /^app-/.test(name) || Object.keys(inputs).some((source) => source.endsWith("site/charts.js"));
  const needed = new Set(all.filter(isRoot));
  for (const { imports } of needed) {
    const targets = imports.filter(({ kind }) => kind !== "dynamic-import").map(({ path }) => basename(path));
    all.filter(({ name }) => targets.includes(name)).forEach((output) => needed.add(output));
  }
  const lazy = new Set(all.filter((output) => /\.js$/.test(output.name) && !needed.has(output)).map(({ name }) => name));
  const assets = readdirSync(join(building, "assets")).filter((name) => !/\.(woff2|otf|txt)$|^core-rest-/.test(name) && !kLanguage.test(name) && !lazy.has(name));
  return ["index.html", ...assets.map((name) => `assets/${name}`)];
}

/// `{name, raw, gzip}` in bytes for each file, the heaviest first.
function weigh(out, files) {
  const rows = files.map((file) => {
    const bytes = readFileSync(join(out, file));
    return { name: file, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length };
  });
  return rows.sort((a, b) => b.gzip - a.gzip);
}

function sumUp(name, rows) {
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  return { name, raw: sum("raw"), gzip: sum("gzip") };
}

/// What a visit in each language adds to one in English.
function weighLanguages(building) {
  return weigh(building, readdirSync(join(building, "assets")).filter((name) => kLanguage.test(name)).map((name) => `assets/${name}`));
}

function print(rows) {
  console.log(`${"".padEnd(44)}${"bytes".padStart(10)}${"gzipped".padStart(10)}`);
  for (const { name, raw, gzip } of rows) console.log(name.padEnd(44) + String(raw).padStart(10) + String(gzip).padStart(10));
}

/// The old site is there until the new one is whole.
function replaceFolder(from, to) {
  const old = `${to}.old-${process.pid}`;
  if (existsSync(to)) renameSync(to, old);
  renameSync(from, to);
  rmSync(old, { recursive: true, force: true });
}

/// Builds into `out` and answers the size in bytes, gzipped, of a first visit to a collection in whatever language is the heaviest.
export async function buildSite({ wasm, archive, firstPage, out, quiet = false }) {
  const building = `${resolve(out)}.new-${process.pid}`;
  rmSync(building, { recursive: true, force: true });
  mkdirSync(building, { recursive: true });
  try {
    const outputs = await bundle(building, resolve(wasm));
    writePages(building, Object.keys(outputs), { archive, firstPage });
    copyFileSync(fontLicence(), join(building, "assets/inter-LICENSE.txt"));
    if (archive) copyArchive(archive, building);
    writeFileSync(join(building, ".nojekyll"), "");
    const rows = weigh(building, firstVisit(building, outputs));
    const languages = weighLanguages(building);
    const inEnglish = sumUp("first visit", rows);
    const inAnother = sumUp("first visit in the heaviest language", [inEnglish, ...languages.slice(0, 1)]);
    if (!quiet) print([...rows, inEnglish, ...languages, inAnother]);
    replaceFolder(building, resolve(out));
    return inAnother.gzip;
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
}

async function main() {
  const { values } = parseArgs({
    options: {
      wasm: { type: "string", default: join(kRoot, "build/wasm") },
      archive: { type: "string" },
      "first-page": { type: "string" },
      out: { type: "string", default: join(kRoot, "build/site") },
    },
  });
  const size = await buildSite({ ...values, firstPage: values["first-page"] });
  if (size <= kBudgetBytes) return;
  console.error(`A first visit loads ${size} bytes gzipped; ${kBudgetBytes} are allowed.`);
  process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  main().catch((error) => {
    console.error(`The site was not built. ${error.message}`);
    process.exitCode = 1;
  });
}
