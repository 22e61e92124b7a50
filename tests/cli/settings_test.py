#!/usr/bin/env python3
"""A team's settings, in the archive and on the command line.

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
kReport = "# Checkout failed\n\nSeverity: Blocker one\nDate: 05/04/2026\n\n## Root cause\n\nA missing index.\n\n## Action items\n\n- [ ] Add it @alopez\n"
kTeam = "date_order: day-first\nseverities: {Blocker one: sev2}\nowners: {alopez: Ana Lopez}\n"


def run(*arguments):
    return subprocess.run([*kCommand, *map(str, arguments)], check=False, capture_output=True, text=True)


class Settings(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.scratch = Path(scratch.name)
        self.archive = self.scratch / "archive"
        (self.archive / "pm").mkdir(parents=True)
        (self.archive / "pm" / "checkout.md").write_text(kReport)

    def write(self, name, text):
        path = self.scratch / name
        path.write_text(text)
        return path

    def only_report(self, *options):
        result = run("list", self.archive, *options)
        self.assertEqual(result.returncode, 0, result.stderr)
        return json.loads(result.stdout)[0], result.stderr

    def test_without_any_doubt_stays(self):
        report, _ = self.only_report()
        self.assertEqual((report["date"], report["severity"]), (None, "sev1"))

    def test_the_archives_own_are_used(self):
        (self.archive / ".hindsight.yaml").write_text(kTeam)
        report, messages = self.only_report()
        self.assertEqual((report["date"], report["severity"]), ("2026-04-05", "sev2"))
        self.assertEqual(messages, "")

    def test_a_file_that_is_named_wins(self):
        (self.archive / ".hindsight.yaml").write_text(kTeam)
        report, _ = self.only_report("--config", self.write("team.yaml", "date_order: month-first\n"))
        self.assertEqual((report["date"], report["severity"]), ("2026-05-04", "sev1"))

    def test_owners_are_shown_with_what_the_text_says(self):
        result = run("show", self.archive, "pm/checkout.md", "--config", self.write("team.yaml", kTeam))
        action = json.loads(result.stdout)["actions"][0]
        self.assertEqual((action["owner"], action["owner_raw"]), ("Ana Lopez", "alopez"))

    def test_mistakes_are_told_on_stderr(self):
        file = self.write("team.yaml", "\ndate_ordre: day-first\n")
        _, messages = self.only_report("--config", file)
        self.assertEqual(messages, f'hindsight: warning: {file}, line 2: there is no setting "date_ordre"; did you mean "date_order"?\n')
        (self.archive / ".hindsight.yaml").write_text("policies: {review_hours: soon}\n")
        _, messages = self.only_report()
        self.assertIn(".hindsight.yaml, line 1:", messages)

    def test_a_file_that_is_not_there_is_an_error(self):
        result = run("stats", self.archive, "--config", self.scratch / "absent.yaml")
        self.assertEqual((result.returncode, result.stdout), (1, ""))
        self.assertIn("absent.yaml", result.stderr)

    def test_settings_prints_what_there_is_to_set(self):
        result = run("settings")
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        self.assertTrue(result.stdout.startswith("# Settings\n"))
        self.assertIn("## policies.detection_target_minutes\n", result.stdout)


if __name__ == "__main__":
    unittest.main()
