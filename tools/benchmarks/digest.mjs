// What was read, as one hash that every reader can be compared by: the SHA-1 of the sorted lines "[commit SP] blob SP path LF",
// where blob is the id of the content that came out.

import { createHash } from "node:crypto";

export const blobId = (content) => createHash("sha1").update(`blob ${content.length}\0`).update(content).digest("hex");

const byBytes = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));

export function digestOf(lines) {
  const hash = createHash("sha1");
  for (const line of [...lines].sort(byBytes)) hash.update(`${line}\n`);
  return hash.digest("hex");
}

/** Collects what a peer reads; prints the same keys as read_versions. */
export class Reading {
  files = 0;
  bytes = 0;
  lines = [];
  start = performance.now();

  constructor(withDigest) {
    this.withDigest = withDigest;
  }

  take(commit, path, content) {
    this.files += 1;
    this.bytes += content.length;
    if (this.withDigest) this.lines.push(`${commit ? `${commit} ` : ""}${blobId(content)} ${path}`);
  }

  print() {
    const result = { files: this.files, bytes: this.bytes, total_ms: performance.now() - this.start };
    if (this.withDigest) result.digest = digestOf(this.lines);
    console.log(JSON.stringify(result));
  }
}
