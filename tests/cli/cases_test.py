#!/usr/bin/env python3
"""Small inputs, each with a kind of fault that a reader may have, and what a careful one finds (tests/cases/*/expected.json: kind, why, and
for each report the values of `hindsight show` to compare)."""

import json
import os
import pathlib
import shlex
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
CASES = ROOT / "tests/cases"
COMMAND = shlex.split(os.environ["HINDSIGHT_COMMAND"])
WHO = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_AUTHOR_DATE": "2027-01-04T10:00:00Z"}
ENVIRONMENT = {**os.environ, **WHO, **{key.replace("AUTHOR", "COMMITTER"): value for key, value in WHO.items()}}


def near(a, b):
    return a is not None and b is not None and abs(a - b) <= max(0.5, 0.005 * abs(b))


def moment(event):
    time = str(event["time"])
    return time if "T" in time and time.endswith("Z") else None


def plain_faults(shown, want):
    for key in ("date", "severity", "title", "detection_source"):
        if key in want and shown.get(key) != want[key] and not (isinstance(want[key], list) and shown.get(key) in want[key]):
            yield key, shown.get(key), want[key]
    if "detection_minutes" in want:
        got, minutes = shown["detection_minutes"], want["detection_minutes"]
        if not (got is minutes or near(got, minutes)):
            yield "detection_minutes", got, minutes
    if "detected_by" in want and (shown["detected_by"] or {}).get("value") != want["detected_by"]:
        yield "detected_by", shown["detected_by"], want["detected_by"]
    for key, value in want.get("impact", {}).items():
        got = shown["impact"].get(key)
        if got != value and not near(got, value):
            yield "impact." + key, got, value
    kinds = {section["title"]: section["kind"] for section in shown["sections"]}
    for title, kind in want.get("sections", {}).items():
        if kinds.get(title) != kind:
            yield f"section {title!r}", kinds.get(title, "no such section"), kind


def is_event(event, want):
    return want["text"] in event["text"] and ("time" not in want or moment(event) == want["time"])


def event_faults(shown, want):
    events = shown["timeline"]
    if "timeline" in want:
        if len(events) != len(want["timeline"]):
            yield "timeline's length", len(events), len(want["timeline"])
        for event, expected in zip(events, want["timeline"]):
            if not is_event(event, expected):
                yield "event", [event["time"], event["text"][:50]], expected
    for expected in want.get("timeline_has", []):
        if not any(is_event(event, expected) for event in events):
            yield "event", "absent, or at another time", expected


def item_faults(shown, want):
    if "actions" not in want:
        return
    if len(shown["actions"]) != len(want["actions"]):
        yield "number of items", [item["text"][:30] for item in shown["actions"]], [item.get("text") for item in want["actions"]]
    for item, expected in zip(shown["actions"], want["actions"]):
        for key, value in expected.items():
            if (item.get(key) or None) != value:
                yield "item's " + key, item.get(key), value


def field_faults(shown, want):
    for key, part in want.get("fields", {}).items():
        got = [str(field["value"]) for field in shown["fields"] if field["name"] == key]
        if not any(part in value for value in got):
            yield "field " + key, got, part
    for key in want.get("no_fields", []):
        if any(field["name"] == key for field in shown["fields"]):
            yield "field that should not be", key, None
    for part in want.get("links_to", []):
        if not any(part in link["target"] for link in shown["links"]):
            yield "link", [link["target"] for link in shown["links"]], part
    for part in want.get("earlier", []):
        if part not in json.dumps(shown["earlier_incidents"]):
            yield "earlier incident", shown["earlier_incidents"], part
    for rule in want.get("no_diagnostics", []):
        if any(diagnostic["rule"] == rule for diagnostic in shown["diagnostics"]):
            yield "diagnostic that should not be", rule, None


def run(*arguments):
    return subprocess.run([*COMMAND, *arguments], capture_output=True)


def faults_of(case):
    expected = json.loads((case / "expected.json").read_text())
    copy = tempfile.mkdtemp()
    try:
        shutil.copytree(case, copy, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.json"))
        subprocess.run("git init -q -b main . && git add -A -f && git commit -qm one", shell=True, cwd=copy, env=ENVIRONMENT, check=True)
        listed = {report["path"] for report in json.loads(run("list", copy, "--json").stdout or b"[]")}
        for path, want in expected["reports"].items():
            if (path in listed) != want.get("found", True):
                yield path, "found", path in listed, want.get("found", True)
            elif path in listed:
                shown = json.loads(run("show", copy, path, "--include-inferred", "--json").stdout)
                for faults in (plain_faults, event_faults, item_faults, field_faults):
                    for fault in faults(shown, want):
                        yield (path, *fault)
    finally:
        shutil.rmtree(copy)


class Cases(unittest.TestCase):
    def test_what_a_careful_reader_finds_is_found(self):
        cases = sorted(path.parent for path in CASES.glob("*/expected.json"))
        self.assertGreater(len(cases), 50)
        for case in cases:
            with self.subTest(case=case.name):
                self.assertEqual(list(faults_of(case)), [])


if __name__ == "__main__":
    unittest.main()
