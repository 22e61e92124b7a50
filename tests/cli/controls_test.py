#!/usr/bin/env python3
"""What the command prints of other people's names and texts cannot speak to the terminal.

HINDSIGHT_COMMAND is the command under test.
"""
import json
import os
import shlex
import subprocess
import tempfile
import unittest
from pathlib import Path

kCommand = shlex.split(os.environ["HINDSIGHT_COMMAND"])
kControls = "\x1b[2J\x07\x7f\u009b\u202e\u2066"  # in a name; a text may hold NUL besides
kTitle = f"Disk{kControls}"
kReport = f"# {kTitle}\n\n- TTD: 5 min\n- Severity: sev2\n- Category: {kTitle}\n\n## Action items\n\n- [ ] Add {kTitle}, owner: {kTitle}\n"
# Line feeds and tabs are how the output is laid out.
kForbidden = {*map(chr, range(0x20)), *map(chr, range(0x7f, 0xa0)), "\u202e", "\u2066"} - {"\n", "\r", "\t"}

kRuns = {
    "stats": ["stats"], "stats as CSV": ["stats", "--csv"], "list": ["list"], "search": ["search", "disk"], "actions": ["actions"],
    "actions as CSV": ["actions", "--csv"], "digest": ["report", "--since", "2026-01-01"],
}


class Controls(unittest.TestCase):
    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory()
        self.addCleanup(self.scratch.cleanup)
        self.folder = Path(self.scratch.name) / "reports"
        self.folder.mkdir()
        self.path = f"2026-01-05{kControls}.md"
        (self.folder / self.path).write_text(kReport, encoding="utf-8")
        (self.folder / f"x{kControls}\nnext.md").write_bytes(kReport.encode() + b"\n\0\xff")

    def run_command(self, *arguments):
        done = subprocess.run([*kCommand, *map(str, arguments)], check=False, capture_output=True)
        out, err = done.stdout.decode(), done.stderr.decode()
        for name, text in ("stdout", out), ("stderr", err):
            self.assertEqual({character for character in text if character in kForbidden}, set(), name)
        return done.returncode, out, err

    def test_no_output_holds_them(self):
        for name, (command, *rest) in kRuns.items():
            with self.subTest(name):
                code, out, _ = self.run_command(command, self.folder, *rest, "--as-of", "2026-02-01")
                self.assertEqual(code, 0)
                self.assertIn("Disk", out)

    def test_json_says_what_they_were(self):
        _, out, _ = self.run_command("list", self.folder)
        self.assertIn(self.path, [report["path"] for report in json.loads(out)])
        _, out, _ = self.run_command("show", self.folder, self.path)
        self.assertEqual(json.loads(out)["path"], self.path)

    def test_messages_are_of_one_line(self):
        for arguments in (["show", self.folder, f"no{kControls}\nsuch.md"], ["list", f"/no{kControls}\nsuch"], ["list", self.folder, "--rev", f"a{kControls}\nb"]):
            code, _, err = self.run_command(*arguments)
            self.assertNotEqual(code, 0)
            self.assertEqual(err.count("\n"), 1, err)


if __name__ == "__main__":
    unittest.main()
