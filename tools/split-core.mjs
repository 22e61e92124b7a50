#!/usr/bin/env node
// Splits the core in two: what opening an archive and showing its overview needs, and the rest, which site/two-parts.js fetches when
// the first of its functions is called. Which is which is found by doing just that with every function counted, on an archive with a report
// in another language.
//   node tools/split-core.mjs WHOLE.wasm GLUE.js ARCHIVE FIRST.wasm REST.wasm
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { invoke } from "../site/core-calls.js";

const kFeatures = ["--enable-sign-ext", "--enable-bulk-memory", "--enable-nontrapping-float-to-int", "--enable-mutable-globals"];
const kMostSteps = 100_000;
const kLanguages = new URL("../data/language/", import.meta.url);

const wasmSplit = (...values) => execFileSync("wasm-split", [...kFeatures, ...values], { stdio: ["ignore", "ignore", "inherit"] });

/// What a first visit does, with a core whose functions are counted; answers the counts in wasm-split's form.
async function visit(glue, counted, archive) {
  globalThis.self ??= globalThis;
  const { default: createModule } = await import(pathToFileURL(glue).href);
  let counts;
  const module = await createModule({
    instantiateWasm(imports, receive) {
      WebAssembly.instantiate(counted, imports).then(({ instance, module: compiled }) => {
        counts = instance.exports.__write_profile;
        receive(instance, compiled);
      });
      return {};
    },
  });
  const call = (name, ...values) => {
    const { response } = invoke(module, name, values);
    if (response.error) throw new Error(`${name}: ${response.error.message} ${response.error.where}`);
    return response;
  };
  const today = Math.floor(Date.UTC(2026, 0, 1) / 86_400_000);
  call("add", basename(archive), new Uint8Array(readFileSync(archive)));
  call("open");
  let edition = 0;
  for (let step = 0; ; ++step) {
    if (step === kMostSteps) throw new Error("The archive is never read to its end.");
    const progress = call("step", 10);
    for (const code of progress.languages) call("supply_language", code, new Uint8Array(readFileSync(new URL(`${code}.json`, kLanguages))));
    if (progress.ready && progress.edition !== edition) call("render", "", today);
    edition = progress.edition;
    if (progress.finished) break;
  }
  call("render", "", today);

  const size = counts(0, 0);
  const at = module._hindsight_alloc(size) >>> 0;
  counts(at, size);
  return module.HEAPU8.slice(at, at + size);
}

async function main([whole, glue, archive, first, rest]) {
  const folder = mkdtempSync(join(tmpdir(), "hindsight-split-"));
  try {
    const counted = join(folder, "counted.wasm");
    const profile = join(folder, "profile");
    wasmSplit("--instrument", whole, "-o", counted);
    writeFileSync(profile, await visit(resolve(glue), readFileSync(counted), archive));
    wasmSplit(whole, `--profile=${profile}`, "-o1", first, "-o2", rest);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main(process.argv.slice(2)).catch((error) => {
  console.error(`The core was not split. ${error.message}`);
  process.exitCode = 1;
});
