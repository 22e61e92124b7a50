#!/usr/bin/env python3
"""Compares what this project reads with what Git itself says, byte by byte: every recipe of repositories.py, in everything that can hold it."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from repositories import RECIPES, Made, edits, git, init

SOURCE = Path(__file__).resolve().parents[2]
CORPORA = Path(os.environ.get("HINDSIGHT_CORPORA") or SOURCE.parent / "shared" / "corpora")
COMMAND = os.environ.get("HINDSIGHT_COMMAND")
DUMP = os.environ.get("HINDSIGHT_DUMP_OBJECTS") or (COMMAND and str(Path(COMMAND).with_name("dump_objects")))
ZEROS = b"0" * 40
SUBMODULE = b"160000"
COMMIT_FORMAT = "%H%x00%T%x00%P%x00%an%x00%ae%x00%ad%x00%cn%x00%ce%x00%cd%x00%B"
MOST_FOLDERS = 4


class Unreadable(Exception):
    pass


@dataclass
class Source:
    """What is opened, and how."""
    path: Path
    options: tuple = ()
    # A web server shows what is asked for, and nothing that only lies there.
    shows_all: bool = True


def dump(source, *arguments):
    """What dump_objects writes, and what it complains about."""
    result = subprocess.run([DUMP, *source.options, str(source.path), *arguments], capture_output=True)
    if result.returncode != 0:
        raise Unreadable(result.stderr.decode(errors="replace"))
    return result.stdout, result.stderr.decode(errors="replace")


# --- what Git says ---


def objects_of(truth):
    return git(truth, "cat-file", "--batch-all-objects", "--batch")


def commits_of(truth):
    kinds = git(truth, "cat-file", "--batch-all-objects", "--batch-check=%(objecttype) %(objectname)").splitlines()
    ids = [line.split()[1] for line in kinds if line.startswith(b"commit ")]
    options = ["--no-walk=unsorted", "--stdin", "-z", "--encoding=none", "--date=raw", f"--format=tformat:{COMMIT_FORMAT}"]
    return git(truth, "log", *options, stdin=b"\n".join(ids) + b"\n") if ids else b""


def shallow_commits_of(truth):
    shallow = git_directory_of(truth) / "shallow"
    return shallow.read_bytes().split() if shallow.exists() else []


def git_directory_of(repository):
    return Path(git(repository, "rev-parse", "--absolute-git-dir").decode().strip())


def refs_of(truth):
    refs = git(truth, "for-each-ref", "--format=%(objectname) %(refname)").splitlines()
    head = git(truth, "rev-parse", "--verify", "--quiet", "HEAD", check=False).strip()
    return sorted(refs + ([head + b" HEAD"] if head else []))


def files_of(truth, revision):
    return [line for line in git(truth, "ls-tree", "-r", "-z", revision).split(b"\0") if not line.startswith(SUBMODULE)]


def versions_of(truth, revision):
    """(commit, blob, path) for every file that differs from every parent: what -c shows of a merge."""
    log = git(truth, "log", "--raw", "-c", "-z", "--root", "--no-renames", "--no-abbrev", "--format=%x01%H", revision)
    versions, commit = set(), None
    tokens = iter(log.split(b"\0"))
    for token in tokens:
        token = token.lstrip(b"\n")
        if token.startswith(b"\1"):
            commit = token[1:].strip()
        elif token.startswith(b":"):
            parents = len(token) - len(token.lstrip(b":"))
            fields = token.lstrip(b":").split(b" ")
            modes, ids = fields[: parents + 1], fields[parents + 1 : 2 * parents + 2]
            ids = [ZEROS if mode == SUBMODULE else id for mode, id in zip(modes, ids)]
            path = next(tokens)
            if ids[-1] not in ids[:-1]:
                versions.add((commit, ids[-1], path))
    return versions


def folders_of(truth, revision):
    return [folder for folder in git(truth, "ls-tree", "-d", "-r", "-z", "--name-only", revision).split(b"\0") if folder]


# --- what can hold a repository: each returns a source and the repository that Git compares it with, or None ---


def clone_of(bundle):
    truth = bundle.with_suffix(".git")
    git(bundle.parent, "clone", "--quiet", "--mirror", str(bundle), str(truth))
    return truth


def in_bundle(made, work, *options, name="plain"):
    bundle = work / f"{name}.bundle"
    git(made.path, "bundle", "create", "-q", *options, str(bundle), "--all", "HEAD")
    return Source(bundle), clone_of(bundle)


def in_bundle_of_version_3(made, work):
    return in_bundle(made, work, "--version=3", name="version-3")


def in_bundle_of_deltas_by_id(made, work):
    """As git bundle does not make them: no delta says where its base lies."""
    bundle = work / "by-id.bundle"
    options = ["--no-reuse-delta", "--window=20", "--depth=40"]
    pack = git(made.path, "pack-objects", "--all", "--stdout", "-q", *options, stdin=b"")
    header = b"# v2 git bundle\n" + b"".join(line + b"\n" for line in refs_of(made.path)) + b"\n"
    bundle.write_bytes(header + pack)
    return Source(bundle), clone_of(bundle)


def in_folder(made, work):
    return Source(made.path), made.path


def in_verified_folder(made, work):
    return Source(made.path, ("--verify",)), made.path


def in_git_directory(made, work):
    return Source(git_directory_of(made.path)), made.path


def on_web_server(made, work):
    """A copy, so that what is made for it is not there in the other containers."""
    copy = work / "archive.git"
    shutil.copytree(git_directory_of(made.path), copy, symlinks=True)
    git(copy, "update-server-info")
    return Source(copy, ("--static",), shows_all=False), copy


def in_zip(made, work):
    """Of the folder as it is, .git and all."""
    return Source(Path(shutil.make_archive(str(work / "folder"), "zip", made.path.parent, made.path.name))), made.path


@dataclass
class Container:
    hold: Callable
    can_hold: Callable


CONTAINERS = {
    "bundle": Container(in_bundle, lambda made: made.bundles and not made.refused),
    "bundle of version 3": Container(in_bundle_of_version_3, lambda made: made.bundles),
    "bundle of deltas by id": Container(in_bundle_of_deltas_by_id, lambda made: made.bundles and not made.refused),
    "folder": Container(in_folder, lambda made: True),
    "verified folder": Container(in_verified_folder, lambda made: not made.refused),
    "git directory": Container(in_git_directory, lambda made: True),
    "zip": Container(in_zip, lambda made: made.whole),
    "web server": Container(on_web_server, lambda made: made.static),
}


class Parity(unittest.TestCase):
    def setUp(self):
        if not DUMP or not os.path.exists(DUMP):
            self.skipTest("dump_objects is not built")
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.work = Path(temporary.name)

    def check(self, source, truth, made):
        self.check_problems(source, made.problems)
        self.assertEqual(refs_of(truth), sorted(dump(source, "refs")[0].splitlines()))
        if source.shows_all:
            self.assertEqual(objects_of(truth), dump(source, "objects")[0])
            self.check_commits(source, truth)
        for revision in made.revisions:
            with self.subTest(revision=revision):
                self.check_revision(source, truth, made, revision)

    def check_commits(self, source, truth):
        theirs, ours = commits_of(truth).split(b"\0"), dump(source, "commits")[0].split(b"\0")
        cut = shallow_commits_of(truth)
        for at in range(0, len(ours) - 1, COMMIT_FORMAT.count("%x00") + 1):
            if ours[at] in cut:
                ours[at + 2] = b""  # Git forgets that they have parents
        self.assertEqual(theirs, ours)

    def check_problems(self, source, expected):
        said = dump(source, "problems")[0].decode(errors="replace").splitlines()
        for pattern in expected:
            self.assertTrue(any(re.search(pattern, line) for line in said), f"nothing like {pattern!r} is in {said}")
        unexpected = [line for line in said if not any(re.search(pattern, line) for pattern in expected)]
        self.assertEqual([], unexpected)

    def check_revision(self, source, truth, made, revision):
        id = git(truth, "rev-parse", "--verify", f"{revision}^{{commit}}").decode().strip()
        ours = id if set(revision) & set("~^") else revision
        if made.listed:
            self.assertEqual(files_of(truth, id), dump(source, "files", ours)[0].split(b"\0"))
            folders = folders_of(truth, id)[:MOST_FOLDERS]
            versions = versions_of(truth, id)
            for folder in [b"", *folders]:
                self.check_history(source, truth, made, ours, folder, versions)

    def check_history(self, source, truth, made, revision, folder, versions):
        lines, said = dump(source, "history", revision, folder)
        found = [tuple(line.split(b" ", 2)) for line in lines.split(b"\0")[:-1]]
        expected = {version for version in versions if not folder or version[2].startswith(folder + b"/")}
        self.assertEqual(expected, set(found), folder)
        self.assertEqual(len(found), len(set(found)), "a version is listed twice")
        for line in said.splitlines():
            self.assertTrue(any(re.search(pattern, line) for pattern in made.history_problems), line)
        order = {}
        for commit, _, _ in found:
            order.setdefault(commit, len(order))
        for line in git(truth, "rev-list", "--parents", revision).splitlines():
            commit, *parents = line.split(b" ")
            for parent in parents:
                if commit in order and parent in order:
                    self.assertLess(order[parent], order[commit], "a parent comes after its child")

    def check_refused(self, source, pattern):
        with self.assertRaisesRegex(Unreadable, pattern):
            dump(source, "problems")

    def check_recipe(self, name):
        made = RECIPES[name](self.work / name)
        for name, container in CONTAINERS.items():
            if not container.can_hold(made):
                continue
            with self.subTest(name):
                work = self.work / name.replace(" ", "-")
                work.mkdir()
                source, truth = container.hold(made, work)
                if made.refused:
                    self.check_refused(source, made.refused)
                else:
                    self.check(source, truth, made)

    def test_real_collections(self):
        bundles = sorted(CORPORA.glob("*.bundle"))
        if not bundles:
            self.skipTest("no collections")
        for bundle in bundles:
            with self.subTest(bundle.name):
                truth = self.work / bundle.with_suffix(".git").name
                git(self.work, "clone", "--quiet", "--mirror", str(bundle), str(truth))
                self.check(Source(bundle), truth, Made(bundle))

    def test_this_repository(self):
        head = subprocess.run(["git", "-C", str(SOURCE), "rev-parse", "--verify", "-q", "HEAD"], capture_output=True)
        if head.returncode != 0:
            self.skipTest("no commit yet, or no repository")
        self.check(*in_bundle(Made(SOURCE), self.work), Made(SOURCE))

    def test_filtered_bundle(self):
        repository = edits(10).into(init(self.work / "whole"))
        bundle = Source(self.work / "filtered.bundle")
        git(repository, "bundle", "create", "-q", "--version=3", str(bundle.path), "--filter=blob:none", "--all", "HEAD")
        self.assertNotIn(b" blob ", dump(bundle, "objects")[0])
        self.assertEqual(files_of(repository, "HEAD"), dump(bundle, "files", "HEAD")[0].split(b"\0"))
        self.assertIn(b"made with the filter blob:none", dump(bundle, "problems")[0])

    def test_incremental_bundle(self):
        repository = edits(10).into(init(self.work / "whole"))
        bundle = Source(self.work / "later.bundle")
        git(repository, "bundle", "create", "-q", str(bundle.path), "HEAD~3..HEAD")
        tip, first_absent = git(repository, "rev-parse", "HEAD", "HEAD~3").split()
        self.assertIn(b"builds on the commit " + first_absent, dump(bundle, "problems")[0])
        objects = dump(bundle, "objects")[0]
        self.assertIn(tip + b" commit ", objects)
        self.assertNotIn(first_absent + b" commit ", objects)


for recipe_name in RECIPES:
    setattr(Parity, f"test_recipe_{recipe_name}", lambda self, name=recipe_name: self.check_recipe(name))


if __name__ == "__main__":
    sys.stdout.reconfigure(line_buffering=True)
    unittest.main(verbosity=2)
