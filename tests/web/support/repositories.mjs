// Repositories as people hold them, made by Git itself.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const kWho = { GIT_AUTHOR_NAME: "Ann", GIT_AUTHOR_EMAIL: "ann@example.org", GIT_COMMITTER_NAME: "Ann", GIT_COMMITTER_EMAIL: "ann@example.org",
  GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };

const report = (title, severity, mark) =>
  `# ${title}\n\n- TTD: 38 minutes\n- Severity: ${severity}\n- Category: capacity\n\n## Impact\n\nIt hurt.\n\n## Action items\n\n- [${mark}] Add an alert for ${title}\n`;

export const kReports = {
  "reports/2026-01-10-disk.md": report("Disk full", "sev1", " "),
  "reports/2026-02-10-queue.md": report("Queue stuck", "sev2", "x"),
  "reports/2026-03-10-rates.md": report("Rates wrong", "sev3", " "),
};

function git(folder, day, ...args) {
  const date = `2026-0${day}-15T12:00:00Z`;
  return execFileSync("git", ["-C", folder, ...args], { env: { ...process.env, ...kWho, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date }, stdio: ["ignore", "pipe", "pipe"] });
}

function write(folder, files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/// A folder of this machine that holds, each made by Git of the same three reports (one a commit; tag v1 has the first two,
/// branch draft a fourth):
///   clone/        a work tree, its objects packed and loose      bare.git/     a bare repository, as a web server needs it
///   plain/        the reports without Git                        reports.zip   as code hosts offer
///   older.bundle, newer.bundle   the history in two parts
export function makeRepositories() {
  const root = mkdtempSync(join(tmpdir(), "hindsight-repositories-"));
  const clone = join(root, "clone");
  mkdirSync(clone);
  git(clone, 1, "init", "-q", "-b", "main");
  Object.entries(kReports).forEach(([path, text], index) => {
    write(clone, { [path]: text });
    git(clone, index + 1, "add", ".");
    git(clone, index + 1, "commit", "-q", "-m", `Report ${index + 1}`);
    if (index !== 1) return;
    git(clone, 2, "tag", "-a", "-m", "First", "v1");
    git(clone, 2, "gc", "-q");
  });
  git(clone, 4, "checkout", "-q", "-b", "draft");
  write(clone, { "reports/2026-04-10-draft.md": report("Draft of a report", "sev4", " ") });
  git(clone, 4, "add", ".");
  git(clone, 4, "commit", "-q", "-m", "A draft");
  git(clone, 4, "checkout", "-q", "main");

  git(root, 4, "clone", "-q", "--bare", clone, join(root, "bare.git"));
  git(join(root, "bare.git"), 4, "update-server-info");
  git(clone, 4, "bundle", "create", "-q", join(root, "older.bundle"), "v1");
  git(clone, 4, "bundle", "create", "-q", join(root, "newer.bundle"), "v1..main", "main");
  git(clone, 4, "archive", "--format=zip", "--prefix=reports-main/", "-o", join(root, "reports.zip"), "main");
  mkdirSync(join(root, "plain"));
  cpSync(join(clone, "reports"), join(root, "plain/reports"), { recursive: true });
  return {
    path: (name) => join(root, name),
    objects: readdirSync(join(clone, ".git/objects")),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
