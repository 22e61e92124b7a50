#!/usr/bin/env python3
"""The benchmark measures the same bytes everywhere, and our reader reads out of them what Git does."""

import json
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

BENCHMARKS = Path(__file__).resolve().parents[2] / "tools" / "benchmarks"
READER = os.environ.get("HINDSIGHT_READ_VERSIONS")
HEADS = {"flat": "127c1ef2b05e4ff3d7caed978427e2444cd53b1c", "by-year": "c0f260acc61ad94b5315464667c987ea715fc27f"}

MAKE = """
import { archiveFor } from "BENCHMARKS/archives.mjs";
import { digestOfGit } from "BENCHMARKS/peer-git.mjs";
import { packOf } from "BENCHMARKS/peer-ours.mjs";
const [root, layout] = process.argv.slice(1);
const archive = await archiveFor(root, 20, layout);
const digests = Object.fromEntries(["head", "versions"].map((task) => [task, digestOfGit(task, archive.repository)]));
console.log(JSON.stringify({ ...archive, pack: packOf(archive.repository), digests }));
""".replace("BENCHMARKS", BENCHMARKS.as_uri())


class Bench(unittest.TestCase):
    def setUp(self):
        for tool in ("git", "node"):
            if not shutil.which(tool):
                self.skipTest(f"{tool} is not installed")
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.work = temporary.name

    def archive(self, layout):
        result = subprocess.run(["node", "--input-type=module", "-e", MAKE, self.work, layout], capture_output=True, text=True)
        self.assertEqual("", result.stderr)
        return json.loads(result.stdout)

    def test_the_same_bytes_on_every_machine(self):
        for layout, head in HEADS.items():
            self.assertEqual(head, self.archive(layout)["head"], f"the archive {layout} has changed: so have all its figures")

    def test_reads_what_git_reads(self):
        if not READER or not os.path.exists(READER):
            self.skipTest("read_versions is not built")
        for layout in HEADS:
            archive = self.archive(layout)
            for task, digest in archive["digests"].items():
                for file in (archive["pack"], archive["bundle"]):
                    command = [READER, task, file, archive["head"], "--digest"]
                    result = subprocess.run(command, capture_output=True, text=True)
                    self.assertEqual("", result.stderr)
                    self.assertEqual(digest, json.loads(result.stdout)["digest"], command)


if __name__ == "__main__":
    unittest.main(verbosity=2)
