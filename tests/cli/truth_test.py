#!/usr/bin/env python3
"""Forty real reports against what a person read in them, without knowing the program: tests/cli/truth.json.

HINDSIGHT_COMMAND is the command under test; HINDSIGHT_CORPORA the folder of the collections (skipped where it is absent).
A null in truth.json says that the report does not state the value; then none may be found.
"""
import json
import os
import shlex
import subprocess
import unittest
from pathlib import Path

kRoot = Path(__file__).resolve().parents[2]
kCorpora = Path(os.environ.get("HINDSIGHT_CORPORA") or kRoot.parent / "shared" / "corpora")
kCommand = shlex.split(os.environ["HINDSIGHT_COMMAND"])
kTruth = json.loads(Path(__file__).with_name("truth.json").read_text())
kLeastRecall = 0.95


def listed(collection):
    bundle = kCorpora / f"{collection}.bundle"
    if not bundle.exists():
        raise unittest.SkipTest(f"no {bundle}")
    done = subprocess.run([*kCommand, "list", str(bundle), "--json"], check=True, capture_output=True)
    return {report["path"]: report for report in json.loads(done.stdout)}


def stated(report):
    """The values that the report states; the date of its first commit is none of them."""
    return {
        "date": report["date"] if report["date_source"] != "first commit" else None,
        "severity": report["severity"],
        "categories": sorted(category.lower() for category in report["categories"]) or None,
        "detection_minutes": report["detection_minutes"] if report["detection_source"] != "inferred" else None,
        "actions": report["actions"],
    }


class Truth(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        collections = {name: listed(name) for name in sorted({truth["collection"] for truth in kTruth})}
        cls.found = cls.cells = 0
        cls.missed, cls.invented = [], []
        for truth in kTruth:
            found = stated(collections[truth["collection"]][truth["path"]])
            truth = {**truth, "categories": sorted(truth["categories"]) or None}
            for key, value in found.items():
                place = f'{truth["path"]}: {key} is {truth[key]}, found {value}'
                if truth[key] is None:
                    if value is not None:
                        cls.invented.append(place)
                    continue
                cls.cells += 1
                if value == truth[key]:
                    cls.found += 1
                else:
                    cls.missed.append(place)

    def test_has_cells_of_every_kind(self):
        self.assertEqual(len(kTruth), 40)
        self.assertGreater(self.cells, 100)

    def test_finds_what_is_there(self):
        self.assertGreaterEqual(self.found / self.cells, kLeastRecall, "\n".join(self.missed))

    def test_finds_nothing_else(self):
        self.assertEqual(self.invented, [])


if __name__ == "__main__":
    unittest.main()
