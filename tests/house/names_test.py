#!/usr/bin/env python3
"""Files of a room are compiled together (cmake/compiler.cmake), so that a name in an anonymous namespace is given once in it: a second
function of the same name and other parameters could be called unseen."""

import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
ROOMS = [*sorted(path for path in (ROOT / "wasm/core").iterdir() if path.is_dir()), ROOT / "ui/pages", ROOT / "ui/charts", ROOT / "tools/cli"]
ANONYMOUS = re.compile(r"^namespace \{\n(.*?)^\}  // namespace\n", re.S | re.M)
FUNCTION = re.compile(r"^(?:[A-Za-z_][\w:<>,&* ]*?[ &*])(\w+)\(", re.M)
CONSTANT = re.compile(r"^(?:constexpr|const|static)\b[^=({;\n]*?\b(\w+)(?:\[\w*\])?\s*(?:=|\{)", re.M)
TYPE = re.compile(r"^(?:struct|class|enum class|enum)\s+(\w+)[^;\n]*\{", re.M)


def names_given_in(source):
    names = set()
    for block in ANONYMOUS.findall(source):
        for pattern in (FUNCTION, CONSTANT, TYPE):
            names |= set(pattern.findall(block))
    return names


def given_twice(sources):
    """Names with the files that give them, of a mapping from files to sources."""
    files = {}
    for file, source in sources.items():
        for name in names_given_in(source):
            files.setdefault(name, []).append(file)
    return {name: sorted(given) for name, given in files.items() if len(given) > 1}


class Names(unittest.TestCase):
    def test_are_given_once_in_a_room(self):
        for room in ROOMS:
            with self.subTest(room=str(room.relative_to(ROOT))):
                sources = {str(path.relative_to(ROOT)): path.read_text() for path in room.rglob("*.cpp")}
                self.assertEqual(given_twice(sources), {})

    def test_a_name_given_twice_is_seen(self):
        wrap = "namespace {{\n\n{}\n\n}}  // namespace\n".format
        self.assertEqual(given_twice({"a.cpp": wrap("bool is_mark(char c) { return c == '-'; }"),
                                      "b.cpp": wrap("constexpr int kMost = 2;\nbool is_mark(int c) {\n  return c == 1;\n}")}),
                         {"is_mark": ["a.cpp", "b.cpp"]})
        self.assertEqual(given_twice({"a.cpp": wrap("struct Mark {"), "b.cpp": wrap("class Mark final {")}), {"Mark": ["a.cpp", "b.cpp"]})
        self.assertEqual(given_twice({"a.cpp": wrap("constexpr char kMarks[] = {"), "b.cpp": wrap("const std::string kMarks = {")}), {"kMarks": ["a.cpp", "b.cpp"]})
        self.assertEqual(given_twice({"a.cpp": wrap("int one();"), "b.cpp": "int one() { return 1; }\n"}), {})


if __name__ == "__main__":
    unittest.main()
