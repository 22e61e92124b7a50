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
        self.toggled = set()  # since the last merge: once for each item, as content cannot tell which of two equal changes came first
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
                base, sides, tips, self.toggled = self.copy(), [], [], set()
                for side in ("main", "side"):
                    self.reports, self.items, self.gone = base[0].copy(), {n: dict(i) for n, i in base[1].items()}, base[2].copy()
                    last = tip
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
        for seed in range(8):
            self.check(seed, 60)


class Told(unittest.TestCase):
    """Without any word that marks an item; commits with the git that people use."""

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        self.day = 0
        git(self.folder, "init", "-q", "--initial-branch=main", ".")

    def report(self, title, *parts):
        head = f"# {title}\n\n**Date:** 2024-01-02\n**Severity:** SEV2\n\n"
        body = "".join(f"{title} went on, in its own way, for {n} minutes.\n" for n in range(12))
        return head + body + "".join(f"\n## {name}\n\n{text}\n" for name, text in parts)

    def commit(self, files=(), removed=(), *, merge=False):
        """Writes what is in `files`; returns the commit's id. The first commit is made on day 1."""
        self.day += 1
        for path in removed:
            git(self.folder, "rm", "-q", path)
        for path, text in dict(files).items():
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / path).write_text(text)
        git(self.folder, "add", "--all", ".")
        git(self.folder, "commit", "-q", "--allow-empty", "-m", "change", when=kStart + self.day * kDay)
        return git(self.folder, "rev-parse", "HEAD").decode().strip()

    def show(self, path):
        with tempfile.TemporaryDirectory() as outside:
            bundle = Path(outside) / "it.bundle"
            git(self.folder, "bundle", "create", "-q", str(bundle), "--all", "HEAD")
            return run("show", bundle, path)

    def check(self, path, *expected):
        """Of each item its first word, the day it was opened, and the day and the commit that closed it."""
        found = [(action["text"].split()[0], action["opened_at"], action["closed_at"], action["closed_by_commit"]) for action in self.show(path)["actions"]]
        wanted = [(word, instant(kStart + opened * kDay), closed and instant(kStart + closed * kDay), by) for word, opened, closed, by in expected]
        self.assertEqual(found, wanted)

    def test_moved_within_the_file_and_reworded_on_the_way(self):
        self.commit({"a.md": self.report("Disk", ("Action items", "- [ ] Alert when a disk is nearly full\n- [ ] Rotate the logs every night (@bo)"))})
        ticked = self.commit({"a.md": self.report("Disk", ("Action items", "- [ ] Rotate the logs every night\n- [x] Alert when a disk is nearly full"))})
        self.commit({"a.md": self.report("Disk", ("Action items", "- [ ] Rotate the logs of all hosts every night"), ("Follow-ups", "- [x] Alert when any disk is nearly full"))})
        closed = self.commit({"a.md": self.report("Disk", ("Action items", "| Action | Owner | Status |\n|---|---|---|\n| Rotate the logs of all hosts every night | Bo | Done |"),
                                                  ("Follow-ups", "- [x] Alert when any disk is nearly full"))})
        self.check("a.md", ("Rotate", 1, 4, closed), ("Alert", 1, 2, ticked))

    def test_reopened_and_closed_again(self):
        states = [" ", "x", " ", "x", "x"]
        commits = [self.commit({"a.md": self.report("Disk", ("Action items", f"- [{state}] Rotate the logs\n- [ ] Item of day {n}"))}) for n, state in enumerate(states)]
        self.check("a.md", ("Rotate", 1, 4, commits[3]), ("Item", 1, None, None))

    def test_done_from_the_start_and_gone_for_a_while(self):
        self.commit({"a.md": self.report("Disk", ("Action items", "- [x] Reboot\n- [ ] Rotate the logs"))})
        self.commit({"a.md": self.report("Disk", ("Action items", "- [x] Reboot"))})
        back = self.commit({"a.md": self.report("Disk", ("Action items", "- [x] Reboot\n- [x] Rotate the logs"))})
        self.check("a.md", ("Reboot", 1, None, None), ("Rotate", 1, 3, back))

    def test_the_same_ticket_in_other_words(self):
        self.commit({"a.md": self.report("Disk", ("Action items", "- [ ] Rotate the logs (LIN-7)\n- [ ] Add an alert for disks (LIN-8)"))})
        closed = self.commit({"a.md": self.report("Disk", ("Action items", "- [x] Move everything to the new journal (LIN-7)\n- [ ] Add an alert for queues (LIN-9)"))})
        self.check("a.md", ("Move", 1, 2, closed), ("Add", 2, None, None))

    def test_a_template_phrase_makes_no_item_the_same(self):
        self.commit({"a.md": self.report("Disk", ("Action items", "- [x] Add an alert for disks\n- [ ] Add an alert for queues\n- [ ] Add an alert for certificates"))})
        self.commit({"a.md": self.report("Disk", ("Action items", "- [ ] Add an alert for tokens\n- [ ] Add an alert for full queues\n- [ ] Add an alert for certificates"))})
        self.check("a.md", ("Add", 2, None, None), ("Add", 1, None, None), ("Add", 1, None, None))

    def test_renamed_with_and_without_edits(self):
        items = [" ", "x", "x", "x"]
        texts = [self.report("Disk", ("Action items", f"- [{box}] Rotate the logs")) for box in items]
        self.commit({"old/a.md": texts[0], "old/b.md": self.report("Queue", ("Action items", "- [ ] Drain it"))})
        closed = self.commit({"new/disk.md": texts[1], "new/b.md": self.report("Queue", ("Action items", "- [ ] Drain it"))}, removed=["old/a.md", "old/b.md"])
        self.commit({"new/c.md": texts[2]}, removed=["new/disk.md"])
        self.commit({"new/c.md": texts[3] + "\nOne more word.\n"})
        self.check("new/c.md", ("Rotate", 1, 2, closed))
        self.check("new/b.md", ("Drain", 1, None, None))
        self.assertEqual([version["path"] for version in self.show("new/c.md")["versions"]], ["old/a.md", "new/disk.md", "new/c.md", "new/c.md"])

    def test_moved_to_another_report_by_one_commit(self):
        disk, queue = "- [ ] Rotate the logs", "- [ ] Drain the queue"
        self.commit({"a.md": self.report("Disk", ("Action items", disk))})
        self.commit({"b.md": self.report("Queue", ("Action items", queue))})
        self.commit({"a.md": self.report("Disk", ("Action items", "- [ ] Buy disks")), "b.md": self.report("Queue", ("Action items", f"{queue}\n{disk}"))})
        closed = self.commit({"b.md": self.report("Queue", ("Action items", f"{queue}\n- [x] Rotate the logs"))})
        self.check("b.md", ("Drain", 2, None, None), ("Rotate", 1, 4, closed))

    def branch(self, name, start):
        git(self.folder, "checkout", "-q", "-b", name, start)

    def merge(self, name, files):
        git(self.folder, "merge", "-q", "--no-commit", "--no-ff", name, when=kStart, may_fail=True)
        return self.commit(files)

    def lists(self, first, second):
        return {"a.md": self.report("Disk", ("Action items", f"- [{first}] Rotate the logs"), ("Follow-ups", f"- [{second}] Buy larger disks"))}

    def test_two_branches_each_close_one(self):
        start = self.commit(self.lists(" ", " "))
        ours = self.commit(self.lists("x", " "))
        self.branch("side", start)
        theirs = self.commit(self.lists(" ", "x"))
        git(self.folder, "checkout", "-q", "main")
        self.merge("side", self.lists("x", "x"))
        self.check("a.md", ("Rotate", 1, 2, ours), ("Buy", 1, 3, theirs))

    def test_closed_by_the_merge_itself(self):
        start = self.commit(self.lists(" ", " "))
        self.commit({"b.md": self.report("Queue", ("Action items", "- [ ] Drain it"))})
        self.branch("side", start)
        theirs = self.commit(self.lists(" ", "x"))
        git(self.folder, "checkout", "-q", "main")
        merge = self.merge("side", self.lists("x", "x"))
        self.check("a.md", ("Rotate", 1, 4, merge), ("Buy", 1, 3, theirs))

    def test_renamed_on_a_branch_and_changed_under_the_old_name(self):
        start = self.commit(self.lists(" ", " "))
        self.branch("side", start)
        git(self.folder, "mv", "a.md", "disk.md")
        self.commit()
        git(self.folder, "checkout", "-q", "main")
        ours = self.commit(self.lists("x", " "))
        self.merge("side", {"disk.md": self.lists("x", " ")["a.md"]})
        last = self.commit({"disk.md": self.lists("x", "x")["a.md"]})
        self.check("disk.md", ("Rotate", 1, 3, ours), ("Buy", 1, 5, last))
        self.assertEqual([version["path"] for version in self.show("disk.md")["versions"]], ["a.md", "disk.md", "a.md", "disk.md", "disk.md"])

    def test_author_dates_outlast_a_rebase(self):
        self.commit(self.lists(" ", " "))
        git(self.folder, "checkout", "-q", "-b", "side")
        self.commit(self.lists("x", " "))
        git(self.folder, "checkout", "-q", "main")
        self.commit({"b.md": self.report("Queue", ("Action items", "- [ ] Drain it"))})
        environment = dict(os.environ, GIT_COMMITTER_DATE=f"{kStart + 9 * kDay} +0000", GIT_COMMITTER_NAME="Bo", GIT_COMMITTER_EMAIL="bo@example.org")
        subprocess.run(["git", "-C", self.folder, "rebase", "-q", "main", "side"], env=environment, check=True, capture_output=True)
        rebased = git(self.folder, "rev-parse", "HEAD").decode().strip()
        self.check("a.md", ("Rotate", 1, 2, rebased), ("Buy", 1, None, None))
        self.assertEqual(self.show("a.md")["versions"][-1]["committed"], instant(kStart + 9 * kDay))


class Renames(unittest.TestCase):
    """Versions of real reports against the renames that git itself finds."""

    def versions_by_git(self, repository):
        log = git(repository, "log", "-M", "-l0", "-z", "--raw", "--no-abbrev", "--topo-order", "--format=%x01%H").decode("utf-8", "replace")
        tokens, commits = iter(log.split("\0")), []
        for token in map(str.strip, tokens):
            if token.startswith("\1"):
                commit, _, token = token[1:].partition("\n")
                commits.append((commit, []))
            if token.startswith(":"):
                before, after, status = token.split(" ")[2:5]
                old = next(tokens)
                commits[-1][1].append((status[0], old, next(tokens) if status[0] == "R" else old, before == after and status == "M"))
        return commits

    def test_real_collections(self):
        for name in ("dfds", "icco"):
            bundle = kCorpora / f"{name}.bundle"
            if not bundle.exists():
                self.skipTest("no collections")
            with self.subTest(name), tempfile.TemporaryDirectory() as folder:
                git(folder, "clone", "-q", "--mirror", str(bundle), ".")
                commits = self.versions_by_git(folder)
                reports = [report["path"] for report in run("list", bundle)]
                for path in reports[:: max(1, len(reports) // 10)]:
                    expected, at = [], path
                    for commit, changes in commits:
                        for status, old, new, is_mode in changes:
                            if new == at and status != "D" and not is_mode:
                                expected.append(commit)
                                at = None if status == "A" else old
                                break
                    found = [version["commit"] for version in run("show", bundle, path)["versions"]]
                    self.assertEqual(sorted(found), sorted(expected), path)


if __name__ == "__main__":
    unittest.main()
