#!/usr/bin/env python3
"""Every diagnostic that the core makes is of a rule in include/hindsight/base/rules.hpp, and each rule there is made somewhere."""

import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
TABLE = re.compile(r'\{"([a-z0-9-]+)", DiagnosticLevel::(\w+), "')
# A diagnostic that is written out: what it begins with is its rule.
WRITTEN_OUT = re.compile(r"\{\s*([^{},]+?)\s*,\s*DiagnosticLevel::\w+")
# A helper that makes one of the rule that it is given.
HELPER = re.compile(r"\b(\w+)\(([^()]*\bconst char\* rule\b[^()]*)\)\s*\{")


def arguments(text, start):
    """The arguments of a call whose bracket opens before `start`."""
    depth, at, found, quoted = 0, start, [""], False
    while at < len(text):
        c = text[at]
        if c == '"' and text[at - 1] != "\\":
            quoted = not quoted
        if not quoted and c in "([{":
            depth += 1
        if not quoted and c in ")]}":
            if depth == 0:
                break
            depth -= 1
        if c == "," and depth == 0 and not quoted:
            found.append("")
        else:
            found[-1] += c
        at += 1
    return [argument.strip() for argument in found]


def rules_made_in(source):
    """The rules of the diagnostics that a source makes: literals as they stand, with their quotes."""
    rules = set(WRITTEN_OUT.findall(source))
    for name, parameters in HELPER.findall(source):
        place = next(i for i, parameter in enumerate(parameters.split(",")) if "const char* rule" in parameter)
        for call in re.finditer(rf"\b{name}\(", source):
            given = arguments(source, call.end())
            if len(given) > place and "const char* rule" not in given[place]:
                rules.add(given[place])
    return rules - {"rule"}


class Rules(unittest.TestCase):
    def setUp(self):
        self.known = [rule for rule, _ in TABLE.findall((ROOT / "include/hindsight/base/rules.hpp").read_text())]
        self.made = {}
        for path in sorted((ROOT / "wasm/core").rglob("*.[ch]pp")):
            for rule in rules_made_in(path.read_text()):
                self.made.setdefault(rule, []).append(str(path.relative_to(ROOT)))

    def test_the_table_is_sorted_and_has_each_once(self):
        self.assertGreater(len(self.known), 20)
        self.assertEqual(self.known, sorted(set(self.known)))

    def test_every_diagnostic_is_of_a_known_rule(self):
        unknown = {rule: paths for rule, paths in self.made.items() if rule.strip('"') not in self.known}
        self.assertEqual(unknown, {}, "add them to include/hindsight/base/rules.hpp")

    def test_every_rule_is_made(self):
        self.assertEqual([rule for rule in self.known if f'"{rule}"' not in self.made], [])

    def test_a_rule_that_is_not_known_would_be_seen(self):
        source = """void warn(Facts& facts, const char* rule, int line) { facts.push_back({rule, DiagnosticLevel::note, line}); }
                    void f() { warn(facts, "new-one", g(1, 2)); all.push_back({"other-one", DiagnosticLevel::note, 1, h("a, b")}); }"""
        self.assertEqual(rules_made_in(source), {'"new-one"', '"other-one"'})


if __name__ == "__main__":
    unittest.main()
