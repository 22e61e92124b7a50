#!/usr/bin/env python3
"""Compares what this project reads from bundles with what Git itself says, byte by byte."""

import os
import random
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
CORPORA = Path(os.environ.get("HINDSIGHT_CORPORA") or SOURCE.parent / "shared" / "corpora")
COMMAND = os.environ.get("HINDSIGHT_COMMAND")
DUMP = os.environ.get("HINDSIGHT_DUMP_OBJECTS") or (COMMAND and str(Path(COMMAND).with_name("dump_objects")))
ZEROS = "0" * 40
SUBMODULE = "160000"


def git(folder, *arguments, stdin=None, date=None):
    environment = dict(os.environ, GIT_CONFIG_NOSYSTEM="1", GIT_CONFIG_GLOBAL=os.devnull, LC_ALL="C")
    for role in ("AUTHOR", "COMMITTER"):
        environment[f"GIT_{role}_NAME"] = "Test"
        environment[f"GIT_{role}_EMAIL"] = "test@example.org"
        if date is not None:
            environment[f"GIT_{role}_DATE"] = f"{date} +0100"
    return subprocess.run(["git", "-C", str(folder), *arguments], input=stdin, env=environment, check=True, capture_output=True).stdout


def dump(bundle, *arguments):
    result = subprocess.run([DUMP, str(bundle), *arguments], capture_output=True)
    if result.returncode != 0 or result.stderr:
        raise AssertionError(f"{arguments} of {bundle}: {result.stderr.decode()}")
    return result.stdout


def versions_by_git(repository, revision, folder):
    """(commit, blob, path) for every file that differs from every parent: what -c shows of a merge."""
    log = git(repository, "log", "--raw", "-c", "-z", "--root", "--no-renames", "--no-abbrev", "--format=%x01%H", revision)
    versions, commit = set(), None
    tokens = iter(log.split(b"\0"))
    for token in tokens:
        token = token.strip(b"\n")
        if token.startswith(b"\1"):
            commit = token[1:].decode()
        elif token.startswith(b":"):
            parents = len(token) - len(token.lstrip(b":"))
            fields = token.lstrip(b":").decode().split(" ")
            modes, ids = fields[: parents + 1], fields[parents + 1 : 2 * parents + 2]
            ids = [ZEROS if mode == SUBMODULE else id for mode, id in zip(modes, ids)]
            path = next(tokens)
            inside = not folder or path.startswith(folder.encode() + b"/")
            if inside and ids[-1] not in ids[:-1]:
                versions.add((commit.encode(), ids[-1].encode(), path))
    return versions


class Parity(unittest.TestCase):
    def setUp(self):
        if not DUMP or not os.path.exists(DUMP):
            self.skipTest("dump_objects is not built")
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.work = Path(temporary.name)

    def clone(self, bundle):
        clone = self.work / "clone.git"
        git(self.work, "clone", "--quiet", "--mirror", str(bundle), str(clone))
        return clone

    def check(self, bundle, clone, revision="HEAD"):
        self.assertEqual(b"", dump(bundle, "problems"))
        self.assertEqual(git(clone, "cat-file", "--batch-all-objects", "--batch"), dump(bundle, "objects"))
        listing = git(clone, "ls-tree", "-r", "-z", revision).split(b"\0")
        files = [line for line in listing if not line.startswith(SUBMODULE.encode())]
        self.assertEqual(files, dump(bundle, "files", revision).split(b"\0"))
        folders = git(clone, "ls-tree", "-d", "-r", "-z", "--name-only", revision).decode().split("\0")
        for folder in ["", *folders[:12]]:
            self.check_history(bundle, clone, revision, folder)

    def check_history(self, bundle, clone, revision, folder):
        lines = dump(bundle, "history", revision, folder).splitlines()
        versions = [tuple(line.split(b" ", 2)) for line in lines]
        self.assertEqual(versions_by_git(clone, revision, folder), set(versions), folder)
        self.assertEqual(len(versions), len(set(versions)), "a version is listed twice")
        order = {}
        for commit, _, _ in versions:
            order.setdefault(commit.decode(), len(order))
        for line in git(clone, "rev-list", "--parents", revision).decode().splitlines():
            commit, *parents = line.split(" ")
            for parent in parents:
                if commit in order and parent in order:
                    self.assertLess(order[parent], order[commit], "a parent comes after its child")

    def test_real_collections(self):
        bundles = sorted(CORPORA.glob("*.bundle"))
        if not bundles:
            self.skipTest("no collections")
        for bundle in bundles:
            with self.subTest(bundle.name), tempfile.TemporaryDirectory() as folder:
                clone = Path(folder) / "clone.git"
                git(folder, "clone", "--quiet", "--mirror", str(bundle), str(clone))
                self.check(bundle, clone)

    def test_this_repository(self):
        head = subprocess.run(["git", "-C", str(SOURCE), "rev-parse", "--verify", "-q", "HEAD"], capture_output=True)
        if head.returncode != 0:
            self.skipTest("no commit yet, or no repository")
        bundle = self.work / "self.bundle"
        git(SOURCE, "bundle", "create", "-q", str(bundle), "--all", "HEAD")
        self.check(bundle, self.clone(bundle))

    def test_merges_moves_and_odd_names(self):
        repository, tip = self.make_repository()
        for name, options in [("plain", []), ("version 3", ["--version=3"])]:
            bundle = self.work / f"{name}.bundle"
            git(repository, "bundle", "create", "-q", *options, str(bundle), "--all", "HEAD")
            clone = self.work / f"{name}.git"
            git(self.work, "clone", "--quiet", "--mirror", str(bundle), str(clone))
            with self.subTest(name):
                self.check(bundle, clone)
                self.check(bundle, clone, tip)

    def test_filtered_bundle(self):
        repository, _ = self.make_repository()
        bundle = self.work / "filtered.bundle"
        git(repository, "bundle", "create", "-q", "--version=3", str(bundle), "--filter=blob:none", "--all", "HEAD")
        self.assertNotIn(b" blob ", dump(bundle, "objects"))
        self.assertEqual(git(repository, "ls-tree", "-r", "-z", "HEAD"), dump(bundle, "files", "HEAD"))
        self.assertIn(b"made with the filter blob:none", dump(bundle, "problems"))

    def test_incremental_bundle(self):
        repository, tip = self.make_repository()
        bundle = self.work / "later.bundle"
        git(repository, "bundle", "create", "-q", str(bundle), "HEAD~3..HEAD")
        first_absent = git(repository, "rev-parse", "HEAD~3").decode().strip()
        self.assertIn(f"builds on the commit {first_absent}", dump(bundle, "problems").decode())
        objects = dump(bundle, "objects")
        self.assertIn(tip.encode() + b" commit ", objects)
        self.assertNotIn(first_absent.encode() + b" commit ", objects)

    def make_repository(self):
        """A history with every shape that a walk has to get right, packed with long chains of deltas."""
        repository = self.work / "made"
        git(self.work, "init", "--quiet", "-b", "main", str(repository))
        chance = random.Random(7)
        clock = iter(range(1_700_000_000, 1_800_000_000, 3600))
        words = ["alert", "page", "deploy", "rollback", "queue", "token", "cache", "model"]

        def write(path, lines):
            target = repository / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text("\n".join(" ".join(chance.choices(words, k=9)) for _ in range(lines)) + "\n")

        def commit(message):
            git(repository, "add", "-A")
            git(repository, "commit", "--quiet", "--allow-empty", "-m", message, date=next(clock))

        for number in range(60):
            write(f"reports/2026-01-{number:02}.md", 60)
        write("reports/sp ace.md", 3)
        write("reports/ünïcode.md", 3)
        write("reports.md", 2)
        write("reports-old/a.md", 2)
        os.symlink("sp ace.md", repository / "reports/link.md")
        commit("first")
        for number in range(40):
            with open(repository / f"reports/2026-01-{chance.randrange(60):02}.md", "a") as file:
                file.write(f"- [ ] item {number}\n")
            commit(f"edit {number}")
        (repository / "reports/2026").mkdir()
        git(repository, "mv", "reports/2026-01-00.md", "reports/2026/00.md")
        commit("move into a folder")
        (repository / "reports/2026-01-01.md").chmod(0o755)
        commit("mode alone")
        git(repository, "checkout", "--quiet", "-b", "side")
        write("reports/2026-01-02.md", 5)
        write("reports/side.md", 5)
        commit("on the side")
        git(repository, "checkout", "--quiet", "main")
        write("reports/2026-01-03.md", 5)
        write("reports/2026-01-02.md", 6)
        commit("on main")
        subprocess.run(["git", "-C", str(repository), "merge", "--quiet", "--no-commit", "side"], capture_output=True)
        write("reports/2026-01-02.md", 7)
        write("reports/only-in-the-merge.md", 7)
        commit("merge with hands")
        (repository / "reports/2026-01-04.md").unlink()
        (repository / "reports/2026-01-04.md").mkdir()
        write("reports/2026-01-04.md/inside.md", 4)
        commit("a file becomes a folder")
        (repository / "reports/2026-01-05.md").unlink()
        commit("removed")
        commit("nothing at all")
        write("reports/2026-01-05.md", 4)
        commit("back again")
        git(repository, "tag", "-a", "-m", "a tag", "v1", date=next(clock))
        git(repository, "repack", "-a", "-d", "-q", "-f", "--depth=50", "--window=50")
        return repository, git(repository, "rev-parse", "HEAD").decode().strip()


if __name__ == "__main__":
    sys.stdout.reconfigure(line_buffering=True)
    unittest.main(verbosity=2)
