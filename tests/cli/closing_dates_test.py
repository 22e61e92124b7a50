#!/usr/bin/env python3
"""When action items appeared and were closed: the command against what a short script reads out of `git log -p`.

In the made-up histories every item carries a word of its own that outlives rewording, so that the script can follow it
without any judgement; to the command it is a word like others. HINDSIGHT_COMMAND is the command under test.
"""
import json
import os
import random
import re
import shlex
import subprocess
import tempfile
import unittest
from datetime import datetime, timezone
from pathlib import Path

kRoot = Path(__file__).resolve().parents[2]
kCorpora = Path(os.environ.get("HINDSIGHT_CORPORA") or kRoot.parent / "shared" / "corpora")
kCommand = shlex.split(os.environ["HINDSIGHT_COMMAND"])
kDay = 86400
kStart = 1_700_000_000
kWords = ("pager alert disk queue cache router token budget replica schema cron limit probe batch shard vault proxy mirror ledger "
          "beacon canary socket kernel bucket thread cursor parser header signal column index lease quorum fence backup restore "
          "gauge sample rota guide checklist drill audit review owner region tenant cluster gateway payload timeout retry").split()


def git(folder, *arguments, stdin=None, when=None, may_fail=False):
    environment = dict(os.environ, GIT_CONFIG_NOSYSTEM="1", GIT_CONFIG_GLOBAL=os.devnull, LC_ALL="C")
    for role in ("AUTHOR", "COMMITTER"):
        environment[f"GIT_{role}_NAME"] = "Ann"
        environment[f"GIT_{role}_EMAIL"] = "ann@example.org"
        if when is not None:
            environment[f"GIT_{role}_DATE"] = f"{when} +0000"
    return subprocess.run(["git", "-C", str(folder), *arguments], input=stdin, env=environment, check=not may_fail, capture_output=True).stdout


def run(*arguments):
    return json.loads(subprocess.run([*kCommand, *map(str, arguments), "--json"], check=True, capture_output=True).stdout)


def instant(seconds):
    return datetime.fromtimestamp(int(seconds), timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


class History:
    """What `git log -p` says of each item: its first commit, and the commit of the closing that lasted."""

    kItem = re.compile(r"^([-+])\s*(?:[-*+] \[([ x])\] |\| ).*\b(zz\d+)\b(.*)")

    def __init__(self, repository):
        self.opened, self.at = {}, {}
        self.items = {None: {}}  # commit → item → (is there, done, closing commit)
        log = git(repository, "log", "-p", "-U0", "--no-renames", "--reverse", "--date-order", "--format=%x01%H %at %P%n").decode()
        for entry in log.split("\1")[1:]:
            head, _, diff = entry.partition("\n")
            commit, seconds, *parents = head.split()
            self.at[commit] = instant(seconds)
            diffs = [diff] if len(parents) < 2 else [git(repository, "diff", "-U0", "--no-renames", parent, commit).decode() for parent in parents]
            self.read(commit, parents or [None], [self.changes(diff) for diff in diffs])
        self.last = self.items[commit]

    def changes(self, diff):
        """item → [state before, state after]: done or not, None where it is not there."""
        changes = {}
        for sign, box, name, rest in filter(None, (self.kItem.match(line) and self.kItem.match(line).groups() for line in diff.splitlines())):
            changes.setdefault(name, [None, None])["-+".index(sign)] = box == "x" if box else "Done" in rest
        return changes

    def read(self, commit, parents, diffs):
        self.items[commit] = items = {}
        for name in sorted(set().union(*diffs, *(self.items[parent] for parent in parents))):
            known = [self.items[parent][name] for parent in parents if name in self.items[parent]]
            kept = [self.items[parent][name] for parent, diff in zip(parents, diffs) if name not in diff and name in self.items[parent]]
            if kept:
                items[name] = min(kept, key=lambda item: list(self.at).index(item[2]) if item[2] else len(self.at))
                continue
            now = next(diff[name][1] for diff in diffs if name in diff)
            same = [item for item in known if item[1] == now]
            if now is None:
                items[name] = (False, *max(known, key=lambda item: item[1] is True)[1:])
            elif known:
                items[name] = (True, now, same[0][2] if same else commit if now else None)
            else:
                items[name] = (True, now, None)
                self.opened[name] = commit

    def expected(self, name):
        closed = self.last[name][2]
        return {"opened_at": self.at[self.opened[name]], "closed_at": closed and self.at[closed], "closed_by_commit": closed}


class Archive:
    """Reports with items, changed at random; every commit through `git fast-import`."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.reports = {}  # number → path
        self.items = {}    # name → dict(report, section, order, words, done, table)
        self.gone = {}
        self.toggled = set()  # on the branch at hand: a box that is ticked, cleared and ticked again leaves what was there before
        self.count = 0
        self.commits = []
        for _ in range(4):
            self.add_report()

    def copy(self):
        return dict(self.reports), {name: dict(item) for name, item in self.items.items()}, dict(self.gone)

    def add_report(self):
        number = len(self.reports) + 1
        self.reports[number] = f"postmortems/2024-01-{number:02}-report.md"
        for _ in range(4):
            self.add_item(number)

    def add_item(self, report):
        self.count += 1
        self.items[f"zz{self.count:03}"] = {
            "report": report, "section": self.random.randrange(2), "order": self.random.random(),
            "words": self.random.sample(kWords, 7), "done": self.random.random() < 0.1, "table": False}

    def change(self):
        pick = self.random
        name = pick.choice(sorted(self.items))
        item = self.items[name]
        kind = pick.randrange(12)
        if kind < 3 and name not in self.toggled:
            item["done"] = not item["done"]
            self.toggled.add(name)
        elif kind == 3:
            item["words"][pick.randrange(7)] = pick.choice(kWords)
        elif kind == 4:
            item["order"] = pick.random()
        elif kind == 5:
            item["section"] = 1 - item["section"]
        elif kind == 6:
            item["report"] = pick.choice(sorted(self.reports))
        elif kind == 7:
            item["table"] = not item["table"]
        elif kind == 8:
            number = pick.choice(sorted(self.reports))
            folder = pick.choice(["postmortems", "docs/postmortems", f"postmortems/{pick.randrange(2020, 2025)}"])
            self.reports[number] = f"{folder}/2024-01-{number:02}-{pick.choice(kWords)}.md"
        elif kind == 9:
            self.add_item(pick.choice(sorted(self.reports)))
        elif kind == 10 and len(self.items) > 12:
            self.gone[name] = self.items.pop(name)
        elif self.gone:
            name = pick.choice(sorted(self.gone))
            self.items[name] = self.gone.pop(name)
            self.items[name]["done"] ^= pick.random() < 0.3

    def text(self, report):
        lines = [f"# Outage {report}", "", f"**Date:** 2024-01-{report:02}", "**Severity:** SEV2", ""]
        filler = random.Random(report)
        for _ in range(30):
            lines.append(" ".join(filler.choices(kWords, k=12)) + ".")
        for section, title in enumerate(["Action items", "Follow-ups"]):
            own = sorted((i["order"], n, i) for n, i in self.items.items() if i["report"] == report and i["section"] == section)
            lines += ["", f"## {title}", ""]
            lines += [f"- [{'x' if i['done'] else ' '}] {' '.join(i['words'])} {n}" for _, n, i in own if not i["table"]]
            rows = [f"| {' '.join(i['words'])} {n} | {'Done' if i['done'] else 'Open'} |" for _, n, i in own if i["table"]]
            lines += ["", "| Action | Status |", "|---|---|", *rows] if rows else []
        return "\n".join(lines) + "\n"

    def commit(self, branch, parents):
        number = len(self.commits) + 1
        authored, committed = kStart + number * kDay, kStart + number * kDay + 5 * kDay
        lines = [f"commit refs/heads/{branch}", f"mark :{number}", f"author A <a@x> {authored} +0000", f"committer A <a@x> {committed} +0000", "data 1", "c"]
        lines += [f"{'merge' if i else 'from'} :{parent}" for i, parent in enumerate(parents)] + ["deleteall"]
        for report, path in sorted(self.reports.items()):
            text = self.text(report)
            lines += [f"M 644 inline {path}", f"data {len(text.encode())}", text]
        self.commits.append("\n".join(lines))
        return number

    def merge(self, base, ours, theirs):
        """Each value that one side changed. An item that one side put into another report is as that side has it."""
        def merged(b, a, c):
            return c if a == b else a
        reports = {n: merged(base[0].get(n), ours[0].get(n), theirs[0].get(n)) for n in sorted(set(ours[0]) | set(theirs[0]))}
        items, gone = {}, {}
        for name in sorted(set(ours[1]) | set(theirs[1]) | set(ours[2])):
            b, a, c = (side[1].get(name) for side in (base, ours, theirs))
            if a and c:
                moved = next((item for item in (a, c) if item["report"] != b["report"]), None)
                items[name] = moved or {key: merged(b[key], a[key], c[key]) for key in a}
            elif b is None and (a or c):
                items[name] = a or c
            elif not a and not c and not b:
                gone[name] = ours[2][name]
        self.reports, self.items, self.gone = reports, items, gone

    def write(self, repository, commits):
        tip = self.commit("main", [])
        while len(self.commits) < commits:
            if self.random.random() < 0.25:
                base, sides, tips = self.copy(), [], []
                for side in ("main", "side"):
                    self.reports, self.items, self.gone = base[0].copy(), {n: dict(i) for n, i in base[1].items()}, base[2].copy()
                    last, self.toggled = tip, set()
                    for _ in range(self.random.randrange(1, 4)):
                        self.change()
                        last = self.commit(side, [last])
                    sides.append(self.copy())
                    tips.append(last)
                self.merge(base, *sides)
                if self.random.random() < 0.3:
                    self.change()
                tip = self.commit("main", tips)
            else:
                self.toggled = set()
                for _ in range(self.random.randrange(1, 3)):
                    self.change()
                tip = self.commit("main", [tip])
        git(repository, "init", "-q", "--initial-branch=main", ".")
        git(repository, "fast-import", "--quiet", stdin="\n".join(self.commits).encode())


class MadeUp(unittest.TestCase):
    def check(self, seed, commits):
        with tempfile.TemporaryDirectory() as folder:
            archive = Archive(seed)
            archive.write(folder, commits)
            bundle = Path(folder) / "it.bundle"
            git(folder, "bundle", "create", "-q", str(bundle), "main")
            history = History(folder)
            seen = set()
            for path in archive.reports.values():
                for action in run("show", bundle, path)["actions"]:
                    name = action["text"].split()[-1]
                    seen.add(name)
                    with self.subTest(seed=seed, path=path, item=name):
                        found = {key: action[key] for key in ("opened_at", "closed_at", "closed_by_commit")}
                        self.assertEqual(found, history.expected(name))
            self.assertEqual(seen, set(archive.items))

    def test_histories_at_random(self):
        for seed in range(int(os.environ.get("SEEDS","6"))):
            self.check(seed, 60)


if __name__ == "__main__":
    unittest.main()
