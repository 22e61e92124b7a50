// What esbuild is taught for the site:
//   #wasm/core.js, #wasm/core.wasm   the compiled modules (any name), .wasm as the address of a file
//   worker:./x.js                    the address of a worker, bundled by itself
//   #fonts.css                       the faces of the text font
//   #languages                       the addresses of the languages that the core does not carry, by their codes
//   #canvas-font                     the font of the charts, made by tools/subset-font
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";

const kFontPackage = dirname(createRequire(import.meta.url).resolve("@fontsource-variable/inter/package.json"));
const kSubsets = ["latin", "latin-ext"];
export const kLatinFont = /^inter-latin-wght-normal-.*\.woff2$/;

export const fontLicence = () => join(kFontPackage, "LICENSE");

/// Only the subsets that reports are likely to be written in; others fall back to a system font.
export function fontFaces() {
  const ranges = JSON.parse(readFileSync(join(kFontPackage, "unicode.json"), "utf8"));
  return kSubsets.map((subset) => `@font-face {
  font-family: "Inter Variable"; font-style: normal; font-weight: 100 900; font-display: swap;
  src: url("./files/inter-${subset}-wght-normal.woff2") format("woff2-variations");
  unicode-range: ${ranges[subset]};
}`).join("\n");
}

/// The charts' font, made where it is older than its recipe.
function canvasFont() {
  const file = fileURLToPath(new URL("../build/site-assets/inter-canvas.otf", import.meta.url));
  const script = fileURLToPath(new URL("subset-font", import.meta.url));
  if (existsSync(file) && statSync(file).mtimeMs > statSync(script).mtimeMs) return { path: file };
  try {
    execFileSync(script, [file], { stdio: ["ignore", "ignore", "pipe"] });
    return { path: file };
  } catch (error) {
    return { errors: [{ text: String(error.stderr ?? "").trim() || error.message }] };
  }
}

const kLanguages = fileURLToPath(new URL("../data/language/", import.meta.url));
const kCarried = "en";

/// The text of #languages: {"fr": "./language-fr-<hash>.json", …}.
function listLanguages() {
  const codes = readdirSync(kLanguages).map((name) => name.replace(/\.json$/, "")).filter((code) => code !== kCarried);
  return `${codes.map((code) => `import ${code} from "language:${code}";\n`).join("")}export default { ${codes.join(", ")} };`;
}

/// A language's file without the blanks that are for people.
const readLanguage = (name) => JSON.stringify(JSON.parse(readFileSync(join(kLanguages, name.replace(/^language-/, "")), "utf8")));

async function bundleWorker(path, build, options) {
  const { outputFiles } = await esbuild.build({
    ...build.initialOptions,
    stdin: undefined,
    entryPoints: [path],
    entryNames: "[name]",
    splitting: false,
    metafile: false,
    write: false,
    plugins: [sitePlugin(options)],
  });
  const isWorker = (file) => basename(file.path) === basename(path);
  for (const file of outputFiles.filter((file) => !isWorker(file))) {
    mkdirSync(dirname(file.path), { recursive: true });
    writeFileSync(file.path, file.contents);
  }
  return outputFiles.find(isWorker).contents;
}

/// `wasm` is the folder of the compiled modules, or the build folder that holds it as web/, `fonts` the text of #fonts.css.
export function sitePlugin({ wasm, fonts }) {
  return {
    name: "site",
    setup(build) {
      build.onResolve({ filter: /^#wasm\// }, ({ path }) => {
        const name = path.slice("#wasm/".length);
        const file = [join(wasm, "web", name), join(wasm, name)].find(existsSync) ?? join(wasm, "web", name);
        return existsSync(file) ? { path: file } : { errors: [{ text: `${file} is missing: build the WebAssembly modules first (tools/run does).` }] };
      });
      build.onResolve({ filter: /^#canvas-font$/ }, canvasFont);
      build.onResolve({ filter: /^worker:/ }, ({ path, resolveDir }) => ({ path: resolve(resolveDir, path.slice("worker:".length)), namespace: "worker" }));
      build.onLoad({ filter: /.*/, namespace: "worker" }, async ({ path }) => ({ contents: await bundleWorker(path, build, { wasm, fonts }), loader: "file" }));
      build.onResolve({ filter: /^#languages$/ }, () => ({ path: "languages", namespace: "languages" }));
      build.onLoad({ filter: /.*/, namespace: "languages" }, () => ({ contents: listLanguages() }));
      build.onResolve({ filter: /^language:/ }, ({ path }) => ({ path: `${path.replace(":", "-")}.json`, namespace: "language" }));
      build.onLoad({ filter: /.*/, namespace: "language" }, ({ path }) => ({ contents: readLanguage(path), loader: "file" }));
      build.onResolve({ filter: /^#fonts\.css$/ }, () => ({ path: "fonts.css", namespace: "fonts" }));
      build.onLoad({ filter: /.*/, namespace: "fonts" }, () => ({ contents: fonts, loader: "css", resolveDir: kFontPackage }));
    },
  };
}
