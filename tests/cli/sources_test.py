#!/usr/bin/env python3
"""The command on one repository in every way in which people hold it, and on what is none.

HINDSIGHT_COMMAND is the command under test.
"""
import json
import os
import shlex
import shutil
import subprocess
import tempfile
import time
import unittest
import zipfile
from pathlib import Path

kCommand = shlex.split(os.environ["HINDSIGHT_COMMAND"])
kReport = """# Checkout failed

Severity: SEV2
Date: 2026-03-01
Time to detect: {minutes} minutes

## Timeline

- 10:00 the deploy went out
- 10:{minutes} an alert fired

## Root cause

A missing index.

## Action items

- [{mark}] Add the index
- [ ] Watch the queue
"""


def git(folder, *arguments):
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null",
                   "GIT_AUTHOR_NAME": "Ann", "GIT_AUTHOR_EMAIL": "ann@example.org", "GIT_AUTHOR_DATE": "2026-03-02T10:00:00Z",
                   "GIT_COMMITTER_NAME": "Ann", "GIT_COMMITTER_EMAIL": "ann@example.org", "GIT_COMMITTER_DATE": "2026-03-02T10:00:00Z"}
    return subprocess.run(["git", "-C", str(folder), *map(str, arguments)], check=True, capture_output=True, text=True, env=environment).stdout


def run(*arguments):
    return subprocess.run([*kCommand, *map(str, arguments)], check=False, capture_output=True, text=True)


def zip_folder(folder, path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*")):
            archive.write(file, file.relative_to(folder.parent))
    return path


class Sources(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.root = Path(cls.scratch.name)
        cls.tree = cls.root / "tree"
        git(cls.root, "init", "-q", "-b", "main", cls.tree)
        (cls.tree / "reports").mkdir()
        for mark in " x":
            for number in range(3):
                text = kReport.format(minutes=15 + 10 * number, mark=mark)
                (cls.tree / "reports" / f"2026-03-0{number + 1}-checkout.md").write_text(text)
            git(cls.tree, "add", ".")
            git(cls.tree, "commit", "-q", "-m", f"Reports [{mark}]")

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def listed(self, source):
        """What list says, and what of stats is not about the source."""
        listing, stats = run("list", source), run("stats", source, "--as-of", "2026-10-31")
        self.assertEqual((listing.returncode, listing.stderr, stats.stderr), (0, "", ""), source)
        figures = json.loads(stats.stdout)
        self.kind = figures.pop("source")["kind"]
        return json.loads(listing.stdout), figures

    def expect_same(self, source, kind):
        self.assertEqual(self.listed(source), self.expected())
        self.assertEqual(self.listed(source) and self.kind, kind)

    def expected(self):
        if not hasattr(type(self), "reference"):
            type(self).reference = self.listed(self.tree)
            self.assertEqual(len(self.reference[0]), 3)
        return self.reference

    def test_repositories(self):
        bare = self.root / "bare.git"
        git(self.root, "clone", "-q", "--bare", self.tree, bare)
        git(self.root, "clone", "-q", "--shared", self.tree, self.root / "borrowing")
        git(self.tree, "worktree", "add", "-q", "--detach", self.root / "added")
        packed = self.root / "packed"
        git(self.root, "clone", "-q", "--no-local", self.tree, packed)
        git(packed, "gc", "-q")
        for source in (bare, self.tree / ".git", self.root / "borrowing", self.root / "added", packed, f"{packed}/"):
            self.expect_same(source, "repository")

    def test_bundle(self):
        bundle = self.root / "x.bundle"
        git(self.tree, "bundle", "create", "-q", bundle, "HEAD", "--branches")
        self.expect_same(bundle, "bundle")

    def test_zips(self):
        self.expect_same(zip_folder(self.tree, self.root / "x.zip"), "zip")
        exported = self.root / "exported.zip"
        git(self.tree, "archive", "--format=zip", "--prefix=tree-main/", "-o", exported, "HEAD")
        listing = run("list", exported)
        self.assertEqual([report["path"] for report in json.loads(listing.stdout)], [report["path"] for report in self.expected()[0]])

    def test_plain_folder_and_file(self):
        plain = self.root / "plain"
        shutil.copytree(self.tree / "reports", plain / "reports")
        (plain / "reports" / "outside.md").symlink_to("/etc/passwd")
        (plain / "reports" / "circle").symlink_to(plain)
        listing = run("list", plain)
        self.assertEqual((listing.returncode, listing.stderr), (0, ""))
        self.assertEqual([report["path"] for report in json.loads(listing.stdout)], [report["path"] for report in self.expected()[0]])
        source = json.loads(run("stats", plain, "--as-of", "2026-10-31").stdout)["source"]
        self.assertEqual(source, {"kind": "folder", "commit": None, "path": ""})
        one = run("list", plain / "reports" / "2026-03-01-checkout.md")
        self.assertEqual([report["path"] for report in json.loads(one.stdout)], ["2026-03-01-checkout.md"])

    def test_what_never_ends(self):
        pipe = self.root / "pipe"
        os.mkfifo(pipe)
        huge = self.root / "huge.bundle"
        with huge.open("wb") as file:
            file.truncate(1 << 40)
        for source, message in (("/dev/zero", "is a device, not a file"), (pipe, "is a pipe that nothing is written into"),
                                (huge, "holds more than the [0-9]+ GiB that are read of one file")):
            done = subprocess.run([*kCommand, "list", str(source)], check=False, capture_output=True, text=True, timeout=20)
            self.assertEqual(done.returncode, 1)
            self.assertRegex(done.stderr, f"^hindsight: {source}: {message}\n$")

    def test_a_pipe_that_is_written_into(self):
        bundle = self.root / "piped.bundle"
        git(self.tree, "bundle", "create", "-q", bundle, "HEAD", "--branches")
        pipe = self.root / "written"
        os.mkfifo(pipe)
        writer = subprocess.Popen(["sh", "-c", f"exec 3<>{shlex.quote(str(pipe))}; sleep 1; cat {shlex.quote(str(bundle))} >&3; sleep 1"])
        try:
            time.sleep(0.3)
            done = subprocess.run([*kCommand, "list", str(pipe)], check=False, capture_output=True, text=True, timeout=20)
            self.assertEqual((done.returncode, len(json.loads(done.stdout))), (0, 3))
        finally:
            writer.wait()

    def test_shows_of_several(self):
        paths = [report["path"] for report in self.expected()[0]][:2]
        alone = [json.loads(run("show", self.tree, path).stdout) for path in paths]
        self.assertEqual(json.loads(run("show", self.tree, *paths).stdout), alone)
        missing = run("show", self.tree, paths[0], "reports/gone.md")
        self.assertEqual((missing.returncode, missing.stdout), (1, ""))
        self.assertIn("reports/gone.md", missing.stderr)

    def test_cat(self):
        path = "reports/2026-03-01-checkout.md"
        for revision in ("HEAD", "main", "HEAD~1"):
            if "~" in revision:
                revision = git(self.tree, "rev-parse", revision).strip()
            shown = run("cat", self.tree, path, "--rev", revision)
            self.assertEqual((shown.returncode, shown.stdout), (0, git(self.tree, "show", f"{revision}:{path}")))

    def test_what_is_no_source(self):
        empty, odd = self.root / "empty", self.root / "odd.tar.gz"
        git(self.root, "init", "-q", empty)
        odd.write_bytes(b"\x1f\x8b\x08 nothing")
        moved = self.root / "moved"
        moved.mkdir()
        (moved / ".git").write_text("gitdir: /gone/reports/.git/worktrees/moved\n")
        for source, message in (
                (self.root / "nowhere", f"hindsight: {self.root}/nowhere: No such file or directory\n"),
                (empty, "hindsight: there are no commits yet\n"),
                (odd, f"hindsight: {odd}: seems to be a gzip file, perhaps a .tar.gz: unpack it and open the folder; Git bundles, zips, "
                      "folders with or without Git, and Markdown or YAML files can be opened\n"),
                (moved, f"hindsight: {moved}/.git: this is a work tree of the repository '/gone/reports/.git/worktrees/moved', which cannot be "
                        "reached from here; open '/gone/reports' instead\n")):
            done = run("stats", source)
            self.assertEqual((done.returncode, done.stdout, done.stderr), (1, "", message))


if __name__ == "__main__":
    unittest.main()
