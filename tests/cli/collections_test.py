#!/usr/bin/env python3
"""The command on real collections: the figures they must give, whatever the names of their files.

HINDSIGHT_COMMAND is the command under test; HINDSIGHT_CORPORA the folder of the collections (skipped where it is absent).
Where HINDSIGHT_REFERENCE_COMMAND is set (another build of the same command), both must print the same bytes.
"""
import json
import os
import shlex
import subprocess
import tempfile
import unittest
from pathlib import Path

kRoot = Path(__file__).resolve().parents[2]
kCorpora = Path(os.environ.get("HINDSIGHT_CORPORA") or kRoot.parent / "shared" / "corpora")
kCommand = shlex.split(os.environ["HINDSIGHT_COMMAND"])
kReference = shlex.split(os.environ.get("HINDSIGHT_REFERENCE_COMMAND", ""))
kCollections = ["dfds", "icco", "posthog", "templates"]


def run(command, *arguments):
    return subprocess.run([*command, *map(str, arguments)], check=True, capture_output=True).stdout


def stats(source):
    return json.loads(run(kCommand, "stats", source, "--as-of", "2026-10-31", "--json"))


def git(folder, *arguments):
    return subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True).stdout


class Collections(unittest.TestCase):
    def bundle(self, name):
        path = kCorpora / f"{name}.bundle"
        if not path.exists():
            self.skipTest(f"no {path}")
        return path

    def test_stated_detection_times(self):
        figures = stats(self.bundle("dfds"))
        self.assertEqual(figures["postmortems"]["count"], 39)
        detection = figures["detection"]
        self.assertEqual(detection["n"], 30)
        self.assertEqual(detection["median_minutes"], 25)
        self.assertAlmostEqual(detection["mean_minutes"], 862, delta=1)
        reasons = [missing["reason"] for missing in detection["missing"]]
        self.assertEqual(len(reasons), 9)
        self.assertEqual(sorted(set(reasons)), ["not stated", "says “?”", "says “N/A”"])

    def test_front_matter(self):
        figures = stats(self.bundle("icco"))
        self.assertEqual(figures["postmortems"]["count"], 242)
        self.assertGreater(len(figures["categories"]), 5)

    def test_prose(self):
        figures = stats(self.bundle("posthog"))
        self.assertEqual(figures["postmortems"]["count"], 7)
        self.assertEqual(sorted(skip["reason"] for skip in figures["postmortems"]["skipped"]), ["readme", "template"])

    def test_a_file_that_tells_several_incidents(self):
        bundle = self.bundle("posthog")
        telling = [report["path"] for report in json.loads(run(kCommand, "list", bundle, "--json"))
                   if json.loads(run(kCommand, "show", bundle, report["path"], "--json"))["incidents"]]
        self.assertEqual(telling, ["2025-10-21-feature-flags-recurring-outages.md"])
        incidents = json.loads(run(kCommand, "show", bundle, telling[0], "--json"))["incidents"]
        self.assertEqual([incident["date"] for incident in incidents], ["2025-10-21", "2025-10-24", "2025-10-28", "2025-10-29"])

    def test_templates_are_no_reports(self):
        figures = stats(self.bundle("templates"))
        self.assertEqual(figures["postmortems"]["count"], 0)
        templates = [skip for skip in figures["postmortems"]["skipped"] if skip["path"].startswith("templates/")]
        self.assertEqual(len(templates), 7)
        self.assertEqual({skip["reason"] for skip in templates}, {"template"})
        self.assertIsNone(figures["detection"]["median_minutes"])
        self.assertIsNone(figures["actions"]["completion_rate"])

    def test_file_names_do_not_matter(self):
        for name in kCollections[:3]:
            with self.subTest(name), tempfile.TemporaryDirectory() as scratch:
                bundle = self.bundle(name)
                original, renamed = Path(scratch, "original"), Path(scratch, "renamed")
                subprocess.run(["git", "clone", "-q", str(bundle), str(original)], check=True)
                git(scratch, "init", "-q", "renamed")
                paths = [entry["path"] for entry in json.loads(run(kCommand, "list", bundle))]
                skipped = {skip["path"] for skip in stats(bundle)["postmortems"]["skipped"]}
                for number, path in enumerate(sorted(paths, reverse=True)):
                    target = renamed / "incidents" / f"{number:04}.md"
                    target.parent.mkdir(exist_ok=True)
                    target.write_bytes((original / path).read_bytes())
                for path in skipped:
                    target = renamed / path
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes((original / path).read_bytes())
                git(renamed, "add", ".")
                git(renamed, "-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "-q", "-m", "Rename all")
                copy = Path(scratch, "copy.bundle")
                git(renamed, "bundle", "create", "-q", str(copy), "HEAD")
                before, after = stats(bundle), stats(copy)
                self.assertEqual(after["postmortems"]["count"], before["postmortems"]["count"])
                for figure in ("categories", "severities"):
                    self.assertEqual(after[figure], before[figure])
                for figure in ("n", "median_minutes", "mean_minutes", "p90_minutes"):
                    self.assertEqual(after["detection"][figure], before["detection"][figure])
                for figure in ("total", "done", "open", "unknown"):
                    self.assertEqual(after["actions"][figure], before["actions"][figure])

    def test_the_sample_tells_its_story(self):
        with tempfile.TemporaryDirectory() as scratch:
            bundle = Path(scratch, "sample.bundle")
            subprocess.run([str(kRoot / "data/sample/make-bundle"), str(bundle)], check=True, capture_output=True)
            figures = stats(bundle)
        self.assertEqual(figures["postmortems"]["count"], 32)
        self.assertEqual(figures["detection"]["first_last"]["first_median_minutes"], 2820)
        self.assertEqual(figures["detection"]["first_last"]["last_median_minutes"], 38)
        self.assertEqual(figures["detection"]["n"], 24)
        actions = figures["actions"]
        self.assertEqual([actions[key] for key in ("total", "done", "open", "deferred", "wont_do", "unknown", "overdue")],
                         [112, 83, 22, 1, 2, 4, 11])
        self.assertEqual(actions["undated_closures"], 15)
        self.assertEqual([(r["category"], r["severity"], r["count"]) for r in figures["recurring"]],
                         [("rate limit", "sev3", 3), ("tool failure", "sev2", 3)])

    def test_inferred_values_join_when_asked(self):
        with tempfile.TemporaryDirectory() as scratch:
            bundle = Path(scratch, "sample.bundle")
            subprocess.run([str(kRoot / "data/sample/make-bundle"), str(bundle)], check=True, capture_output=True)
            detection = [json.loads(run(kCommand, "stats", bundle, "--as-of", "2026-10-31", *flags))["detection"]
                         for flags in ([], ["--include-inferred"])]
        self.assertEqual([(figures["n"], figures["inferred_n"]) for figures in detection], [(24, 3), (27, 3)])
        reasons = [[missing["reason"] for missing in figures["missing"]] for figures in detection]
        self.assertIn("only inferred", reasons[0])
        self.assertNotIn("only inferred", reasons[1])

    def test_files_equal_those_of_git(self):
        for name in kCollections:
            with self.subTest(name), tempfile.TemporaryDirectory() as scratch:
                bundle = self.bundle(name)
                git(scratch, "clone", "-q", "--bare", str(bundle), "clone")
                clone = Path(scratch, "clone")
                for path in git(clone, "ls-tree", "-r", "-z", "--name-only", "HEAD").decode().split("\0")[:8]:
                    if path:
                        self.assertEqual(run(kCommand, "cat", bundle, path), git(clone, "cat-file", "blob", f"HEAD:{path}"))

    def test_another_build_prints_the_same_bytes(self):
        if not kReference:
            self.skipTest("no second build to compare with")
        for name in kCollections:
            bundle = self.bundle(name)
            with self.subTest(name):
                for command in (["stats", bundle, "--as-of", "2026-10-31"], ["list", bundle]):
                    self.assertEqual(run(kCommand, *command), run(kReference, *command))
                for report in json.loads(run(kReference, "list", bundle))[:10]:
                    command = ["show", bundle, report["path"]]
                    self.assertEqual(run(kCommand, *command), run(kReference, *command))


class Usage(unittest.TestCase):
    def status(self, *arguments):
        return subprocess.run([*kCommand, *map(str, arguments)], capture_output=True, text=True)

    def test_wrong_usage_is_2(self):
        for arguments in ([], ["stats"], ["stats", "x", "--no-such-option"], ["fly", "x"], ["stats", "x", "--since", "soon"]):
            with self.subTest(arguments):
                self.assertEqual(self.status(*arguments).returncode, 2)

    def test_unreadable_input_is_1_and_is_named(self):
        with tempfile.TemporaryDirectory() as scratch:
            empty = Path(scratch, "empty.bundle")
            empty.write_bytes(b"")
            for source in (empty, Path(scratch, "none.bundle")):
                result = self.status("stats", source)
                self.assertEqual(result.returncode, 1)
                self.assertIn(source.name, result.stderr)
                self.assertEqual(result.stdout, "")


if __name__ == "__main__":
    unittest.main()
