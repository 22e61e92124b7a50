#!/usr/bin/env node
// Serves a built site on this machine only, as a plain static host would.
//   node tools/serve.mjs [--dir build/site] [--port 8080] [--base /a/b/]
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import sirv from "sirv";

const kHost = "127.0.0.1";

function notFound(dir, response) {
  const page = join(dir, "404.html");
  response.writeHead(404, { "Content-Type": existsSync(page) ? "text/html; charset=utf-8" : "text/plain; charset=utf-8" });
  if (existsSync(page)) createReadStream(page).pipe(response);
  else response.end("Not found\n");
}

// sirv leaves the type of a bundle, and of most files of a repository, empty.
function setHeaders(response, path) {
  if (/\.bundle$|\.git\//.test(path)) response.setHeader("Content-Type", "application/octet-stream");
}

function normalise(base) {
  return `/${base}/`.replace(/\/+/g, "/");
}

/// Answers `{url, close}`; port 0 takes any free one. Fails as node:http does, for example with EADDRINUSE.
export function serve({ dir, port = 0, base = "/" }) {
  const root = normalise(base);
  const folder = resolve(dir);
  const files = sirv(folder, { dev: true, etag: true, dotfiles: false, setHeaders });
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url, `http://${kHost}`);
    if (!pathname.startsWith(root)) {
      if (`${pathname}/` === root) return response.writeHead(301, { Location: root + search }).end();
      return notFound(folder, response);
    }
    request.url = `/${pathname.slice(root.length)}${search}`;
    response.setHeader("Cache-Control", "no-cache");
    files(request, response, () => notFound(folder, response));
  });
  return new Promise((fulfil, reject) => {
    server.once("error", reject);
    server.listen(port, kHost, () => {
      fulfil({
        url: `http://${kHost}:${server.address().port}${root}`,
        close: () => new Promise((done) => (server.close(done), server.closeAllConnections())),
      });
    });
  });
}

async function main() {
  const { values } = parseArgs({
    options: {
      dir: { type: "string", default: "build/site" },
      port: { type: "string", default: "8080" },
      base: { type: "string", default: "/" },
    },
  });
  if (!existsSync(values.dir) || !statSync(values.dir).isDirectory())
    throw new Error(`There is no site at ${values.dir} yet. Build it first: tools/run --build-only`);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`--port wants a number up to 65535, not "${values.port}".`);
  const { url } = await serve({ dir: values.dir, port, base: values.base });
  console.log(`Hindsight is at ${url}  (Ctrl+C ends it)`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  main().catch((error) => {
    if (error.code === "EADDRINUSE")
      console.error(`Port ${error.port} is taken by another program. Choose another, for example: --port ${error.port + 1}`);
    else console.error(error.message);
    process.exitCode = 1;
  });
}
