#!/usr/bin/env python3
"""The rules of the house: who may include what, and a few other things that a reviewer should not have to look for.

The table of rooms is CMakeLists.txt itself: a room may include its own headers, base, and what its LINKS name. Doors
(the browser's modules, the command) may include every room that they link, at whatever distance.
"""

import pathlib
import re
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SOURCES = ("include", "wasm", "ui", "tools/cli")
MAX_SCRIPT_LINES = 150

# The headers of each library, by the name of its CMake target.
LIBRARY_HEADERS = {
    "cmark_gfm": r"cmark|registry\.h$|houdini\.h$",
    "yaml": r"yaml\.h$",
    "libdeflate": r"libdeflate\.h$",
    "nlohmann_json": r"nlohmann/",
    "imgui": r"imgui|imconfig|imstb",
    "implot": r"implot",
    "cli11": r"CLI/",
    "gtest": r"gtest/|gmock/",
    "benchmark": r"benchmark/",
    "emscripten": r"emscripten|GLES\d/|GL/|EGL/|webgl/|SDL",
}

# The core sees bytes and returns values: it neither prints nor reads files, clocks or locales.
CORE_FORBIDDEN_HEADERS = re.compile(
    r"^(iostream|istream|ostream|fstream|sstream|iomanip|filesystem|regex|locale|clocale|ctime|time\.h|thread|mutex|future|csignal"
    r"|unistd\.h|sys/.*)$")
CLOCKS = re.compile(r"\b(system_clock|steady_clock|high_resolution_clock|gettimeofday|clock_gettime)\b")

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


class House:
    """Rooms, doors and their arrows, as CMakeLists.txt states them."""

    def __init__(self, cmake):
        self.rooms, self.folders, self.doors = {}, {}, {}
        for name, folder, links in re.findall(
                r"^hindsight_room\(\s*(\w+)(?:\s+HOT)?(?:\s+DIR\s+(\S+))?(?:\s+HOT)?\s+LINKS([^)]*)\)", cmake, re.M):
            self.rooms[name] = set(links.split())
            for path in [folder] if folder else [f"wasm/core/{name}", f"include/hindsight/{name}"]:
                self.folders[path] = name
        for kind, name, links in re.findall(
                r"^\s*hindsight_(web_module|command)\(\s*(\w+)\s+LINKS([^)]*?)(?:OPTIONS[^)]*)?\)", cmake, re.M):
            names = {link.removeprefix("hindsight_") for link in links.split()}
            folder = f"wasm/web/{name}" if kind == "web_module" else "tools/cli"
            self.doors[folder] = names | {"emscripten"} if kind == "web_module" else names

    def place_of(self, path):
        """The room or door that a file belongs to."""
        for folder, room in self.folders.items():
            if path.startswith(folder + "/"):
                return room
        for door in self.doors:
            if path.startswith(door):
                return door
        if path.startswith("wasm/web/"):
            return "wasm/web"
        return None

    def reachable(self, names):
        seen, todo = set(), list(names)
        while todo:
            name = todo.pop()
            if name in self.rooms and name not in seen:
                seen.add(name)
                todo.extend(self.rooms[name])
        return seen

    def allowed(self, place):
        if place in self.rooms:
            return self.rooms[place] | {place, "base"}
        if place == "wasm/web":  # what both modules share: what both may use
            return set.intersection(*(self.allowed(door) for door in self.doors if door.startswith("wasm/web/")))
        links = self.doors[place]
        return links | self.reachable(links)


def library_of(header):
    for library, pattern in LIBRARY_HEADERS.items():
        if re.match(pattern, header):
            return library
    return None


def target_room(house, path, header):
    """The room that a header of ours belongs to, or None for a header of somebody else."""
    if header.startswith("hindsight/"):
        return header.split("/")[1]
    beside = pathlib.PurePosixPath(path).parent / header
    parts = []
    for part in beside.parts:
        if part == "..":
            parts and parts.pop()
        elif part != ".":
            parts.append(part)
    for candidate in ("/".join(parts), f"ui/{header}"):
        if (ROOT / candidate).is_file():
            return house.place_of(candidate)
    return None


def is_core(house, place):
    return place in house.rooms


def check_line(house, path, place, line):
    """What is wrong with one line, or None."""
    if is_core(house, place):
        clock = CLOCKS.search(line.split("//")[0])
        if clock:
            return f"{place} reads a clock ({clock.group(1)}); pass the time in"
    match = INCLUDE.match(line)
    if not match:
        return None
    header = match.group(2)
    library = library_of(header) if match.group(1) == "<" or not header.startswith("hindsight/") else None
    room = None if library and match.group(1) == "<" else target_room(house, path, header)
    allowed = house.allowed(place)
    if room is not None:
        return None if room == place or room in allowed else f"{place} may not include {room} ({header})"
    if library is not None:
        return None if library in allowed else f"{place} may not include {library} ({header})"
    if is_core(house, place) and CORE_FORBIDDEN_HEADERS.match(header):
        return f"{place} is part of the core, which does without <{header}>"
    return None


def check_source(house, path, text):
    place = house.place_of(path)
    if place is None:
        return [f"{path}:1: belongs to no room of CMakeLists.txt"]
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        problem = check_line(house, path, place, line)
        if problem:
            found.append(f"{path}:{number}: {problem}")
    return found


def check_script(path, text):
    count = len(text.splitlines())
    return [f"{path}:{count}: {count} lines; a script of the shell has at most {MAX_SCRIPT_LINES}"] if count > MAX_SCRIPT_LINES else []


def check_lock(path, text):
    return [f"{path}:{number}: the lock file names a registry" for number, line in enumerate(text.splitlines(), 1)
            if '"resolved": "http' in line]


def project_files(folders, suffixes):
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in suffixes and path.is_file() and "node_modules" not in path.parts:
                yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


HOUSE = House((ROOT / "CMakeLists.txt").read_text(encoding="utf-8"))


class TheProject(unittest.TestCase):
    def assert_none(self, problems):
        if problems:
            self.fail("\n" + "\n".join(problems))

    def test_includes_follow_the_arrows(self):
        self.assert_none([problem for path, text in project_files(SOURCES, (".hpp", ".cpp", ".h"))
                          for problem in check_source(HOUSE, path, text)])

    def test_scripts_of_the_shell_are_short(self):
        self.assert_none([problem for path, text in project_files(("site",), (".js", ".mjs"))
                          for problem in check_script(path, text)])

    def test_the_lock_file_names_no_registry(self):
        path = ROOT / "package-lock.json"
        if not path.is_file():
            self.skipTest("no package-lock.json")
        self.assert_none(check_lock(path.name, path.read_text(encoding="utf-8")))


class TheRulesThemselves(unittest.TestCase):
    """Snippets that must be caught, and some that must not."""

    CASES = [
        # path, line, what is said (None: nothing)
        ("wasm/core/base/x.cpp", '#include "hindsight/git/pack.hpp"', "base may not include git (hindsight/git/pack.hpp)"),
        ("wasm/core/markdown/x.cpp", '#include "hindsight/git/pack.hpp"', "markdown may not include git (hindsight/git/pack.hpp)"),
        ("include/hindsight/git/x.hpp", "#include <hindsight/archive/archive.hpp>",
         "git may not include archive (hindsight/archive/archive.hpp)"),
        ("wasm/core/git/x.cpp", "#include <libdeflate.h>", None),
        ("wasm/core/archive/x.cpp", "#include <libdeflate.h>", "archive may not include libdeflate (libdeflate.h)"),
        ("wasm/core/markdown/x.cpp", "#include <cmark-gfm.h>", None),
        ("wasm/core/record/x.cpp", "#include <cmark-gfm.h>", "record may not include cmark_gfm (cmark-gfm.h)"),
        ("wasm/core/record/x.cpp", '#include "yaml.h"', "record may not include yaml (yaml.h)"),
        ("ui/pages/x.cpp", "#include <imgui.h>", "pages may not include imgui (imgui.h)"),
        ("ui/charts/x.cpp", "#include <imgui.h>", None),
        ("ui/charts/x.cpp", '#include "hindsight/archive/archive.hpp"', "charts may not include archive (hindsight/archive/archive.hpp)"),
        ("ui/charts/x.cpp", "#  include  <emscripten.h>", "charts may not include emscripten (emscripten.h)"),
        ("wasm/web/core.cpp", "#include <emscripten/emscripten.h>", None),
        ("wasm/web/core.cpp", "#include <imgui.h>", "wasm/web/core may not include imgui (imgui.h)"),
        ("wasm/web/core.cpp", '#include "hindsight/git/pack.hpp"', None),
        ("wasm/web/charts.cpp", '#include "hindsight/git/pack.hpp"', "wasm/web/charts may not include git (hindsight/git/pack.hpp)"),
        ("wasm/web/charts.cpp", "#include <imgui_impl_opengl3.h>", None),
        ("tools/cli/main.cpp", "#include <CLI/CLI.hpp>", None),
        ("tools/cli/main.cpp", "#include <iostream>", None),
        ("tools/cli/main.cpp", "#include <emscripten.h>", "tools/cli may not include emscripten (emscripten.h)"),
        ("wasm/core/git/x.cpp", "#include <iostream>", "git is part of the core, which does without <iostream>"),
        ("wasm/core/git/x.cpp", "#include <filesystem>", "git is part of the core, which does without <filesystem>"),
        ("ui/pages/x.cpp", "#include <regex>", "pages is part of the core, which does without <regex>"),
        ("wasm/core/base/x.cpp", "auto now = std::chrono::system_clock::now();", "base reads a clock (system_clock); pass the time in"),
        ("wasm/core/base/x.cpp", "// unlike system_clock", None),
        ("wasm/core/base/x.cpp", "#include <chrono>", None),
    ]

    def test_snippets(self):
        for path, line, expected in self.CASES:
            with self.subTest(path=path, line=line):
                self.assertEqual(check_line(HOUSE, path, HOUSE.place_of(path), line), expected)

    def test_a_problem_names_file_and_line(self):
        self.assertEqual(check_source(HOUSE, "wasm/core/base/x.cpp", "\n#include <regex>\n"),
                         ["wasm/core/base/x.cpp:2: base is part of the core, which does without <regex>"])

    def test_a_file_outside_the_rooms(self):
        self.assertEqual(check_source(HOUSE, "wasm/core/stray/x.cpp", ""),
                         ["wasm/core/stray/x.cpp:1: belongs to no room of CMakeLists.txt"])

    def test_a_long_script(self):
        self.assertEqual(check_script("site/a.mjs", "x;\n" * 151), ["site/a.mjs:151: 151 lines; a script of the shell has at most 150"])

    def test_a_script_of_just_the_length(self):
        self.assertEqual(check_script("site/a.mjs", "x;\n" * 150), [])

    def test_a_lock_file_with_a_registry(self):
        self.assertEqual(check_lock("package-lock.json", '{\n"resolved": "https://registry.example/a.tgz"\n}'),
                         ["package-lock.json:2: the lock file names a registry"])


if __name__ == "__main__":
    sys.exit(unittest.main(verbosity=1))
