"""Repositories made by the real git, each in another of the ways that it has: RECIPES is a table of name → recipe.

A recipe makes its repository in an empty folder and returns what a reader has to know about it. Histories are written by
git fast-import, with fixed dates and people, so that every run gets the same bytes.
"""

import os
import random
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

MAIN = "refs/heads/main"
ANN = ("Ann Author", "ann@example.org")
BEN = ("Ben Committer", "ben@example.org")
START = 1_700_000_000
RECIPES = {}


@dataclass
class Made:
    path: Path                                    # a work tree, a bare repository or a folder with a .git file
    revisions: list = field(default_factory=lambda: ["HEAD"])
    # What the reader is expected to say, as regular expressions; of problems with the history: those it must name.
    problems: list = field(default_factory=list)
    history_problems: list = field(default_factory=list)
    refused: str = ""                             # a regular expression: the reader must not open it, and say this
    bundles: bool = True                          # whether git can put all of it in a bundle
    static: bool = True                           # whether git update-server-info describes all of it
    whole: bool = True                            # whether it lies in one folder
    listed: bool = True                           # whether the files of its revisions can be listed


def recipe(function):
    RECIPES[function.__name__] = function
    return function


def git(folder, *arguments, stdin=None, config=(), environment=None, check=True):
    options = [option for setting in ("gc.auto=0", "protocol.file.allow=always", *config) for option in ("-c", setting)]
    settings = dict(os.environ, GIT_CONFIG_NOSYSTEM="1", GIT_CONFIG_GLOBAL=os.devnull, GIT_NO_LAZY_FETCH="1", LC_ALL="C", TZ="UTC",
                    GIT_AUTHOR_NAME=ANN[0], GIT_AUTHOR_EMAIL=ANN[1], GIT_AUTHOR_DATE=f"{START} +0100",
                    GIT_COMMITTER_NAME=BEN[0], GIT_COMMITTER_EMAIL=BEN[1], GIT_COMMITTER_DATE=f"{START + 60} +0000")
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR"):
        settings.pop(name, None)
    settings.update(environment or {})
    result = subprocess.run(["git", *options, "-C", str(folder), *arguments], input=stdin, env=settings, capture_output=True)
    if check and result.returncode != 0:
        raise RuntimeError(f"git {' '.join(map(str, arguments))}: {result.stderr.decode(errors='replace')}")
    return result.stdout


def init(folder, *options):
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", "-b", "main", *options)
    return folder


def text_of(lines, seed):
    """Lines of words: what deltas are found in."""
    chance = random.Random(seed)
    words = ["alert", "page", "deploy", "rollback", "queue", "token", "cache", "model", "broker", "shard"]
    return "".join(" ".join(chance.choices(words, k=9)) + "\n" for _ in range(lines)).encode()


def quoted(path):
    path = path if isinstance(path, bytes) else path.encode()
    return b'"' + b"".join(bytes([c]) if 32 < c < 127 and c not in b'"\\' else b"\\%03o" % c for c in path) + b'"'


class History:
    """A stream for git fast-import. Commits are named by the marks that commit() returns, or as git fast-import allows."""

    def __init__(self):
        self.stream = []
        self.commits = 0

    def commit(self, files, parents=(), branch=MAIN, author=ANN, committer=BEN, when=None, author_when=None, zone="+0000", author_zone="+0100",
               message=None, fresh=False):
        """files: path → bytes, (mode, bytes), (mode, "id") or None for none; `fresh` forgets the first parent's."""
        self.commits += 1
        when = START + 3600 * self.commits if when is None else when
        author_when = when - 60 if author_when is None else author_when
        message = (f"Commit {self.commits}\n\nBody.\n" if message is None else message).encode()
        put = self.stream.append
        put(b"commit %s\nmark :%d\n" % (branch.encode(), self.commits))
        put(b"author %s <%s> %d %s\n" % (author[0].encode(), author[1].encode(), author_when, author_zone.encode()))
        put(b"committer %s <%s> %d %s\n" % (committer[0].encode(), committer[1].encode(), when, zone.encode()))
        put(b"data %d\n%s\n" % (len(message), message))
        for verb, parent in zip([b"from", *[b"merge"] * len(parents)], parents):
            put(b"%s %s\n" % (verb, b":%d" % parent if isinstance(parent, int) else parent.encode()))
        if fresh:
            put(b"deleteall\n")
        for path, content in files.items():
            mode, data = content if isinstance(content, tuple) else (b"100644", content)
            if data is None:
                put(b"D %s\n" % quoted(path))
            elif isinstance(data, str):
                put(b"M %s %s %s\n" % (mode, data.encode(), quoted(path)))
            else:
                put(b"M %s inline %s\ndata %d\n%s\n" % (mode, quoted(path), len(data), data))
        return self.commits

    def branch(self, name, mark):
        self.stream.append(b"reset %s\nfrom :%d\n\n" % (name.encode(), mark))

    def tag(self, name, target):
        message = f"The tag {name}\n".encode()
        who = b"%s <%s> %d +0200" % (BEN[0].encode(), BEN[1].encode(), START)
        self.stream.append(b"tag %s\nfrom %s\ntagger %s\ndata %d\n%s\n" % (name.encode(), target.encode(), who, len(message), message))

    def into(self, repository, *config, depth=50):
        git(repository, "fast-import", "--quiet", "--force", f"--depth={depth}", stdin=b"".join(self.stream), config=config)
        return repository


def edits(count, lines=30, files=6, seed=1, added=1):
    """A linear history of small edits to a few reports: lines added, or put in the place of others."""
    history = History()
    chance = random.Random(seed)
    contents = {f"reports/{number:02}.md": text_of(lines, number) for number in range(files)}
    tip = history.commit(contents | {"README.md": b"# Reports\n"})
    for number in range(count):
        path = chance.choice(list(contents))
        rows = contents[path].splitlines(keepends=True)
        at = chance.randrange(len(rows))
        rows[at : at + 1 - added] = [b"- [ ] item %d\n" % number]
        contents[path] = b"".join(rows)
        tip = history.commit({path: contents[path]}, [tip])
    return history


def repack(repository, *options, config=()):
    git(repository, "repack", "-a", "-d", "-q", "-f", *options, config=config)
    return repository


def longest_chain(repository):
    """Of deltas, in any of its packs."""
    chains = [0]
    for idx in (repository / ".git/objects/pack").glob("*.idx"):
        for line in git(repository, "verify-pack", "-v", str(idx)).decode().splitlines():
            cells = line.split()
            if len(cells) == 7:
                chains.append(int(cells[5]))
    return max(chains)


def expect(holds, what):
    if not holds:
        raise RuntimeError(f"the recipe did not make what it is for: {what}")


# --- how objects are packed ---


@recipe
def deep_deltas(folder):
    repository = edits(700, files=1).into(init(folder), depth=250)
    expect(longest_chain(repository) == 250, "chains of 250 deltas")
    return Made(repository)


@recipe
def deepest_deltas(folder):
    repository = edits(4200, lines=8, files=1, added=0).into(init(folder), depth=4095)
    expect(longest_chain(repository) == 4095, "chains of 4095 deltas")
    return Made(repository)


@recipe
def no_deltas(folder):
    repository = repack(edits(40).into(init(folder)), "--depth=0", "--window=0", config=["pack.compression=0"])
    expect(longest_chain(repository) == 0, "no deltas")
    return Made(repository)


@recipe
def deltas_by_id(folder):
    repository = repack(edits(80).into(init(folder)), config=["repack.useDeltaBaseOffset=false"])
    expect(longest_chain(repository) > 2, "deltas")
    return Made(repository)


@recipe
def index_version_1(folder):
    repository = repack(edits(80).into(init(folder)), config=["pack.indexVersion=1"])
    idx = next((repository / ".git/objects/pack").glob("*.idx"))
    expect(idx.read_bytes()[:4] != b"\377tOc", "an index of version 1")
    return Made(repository)


@recipe
def many_packs(folder):
    repository = init(folder)
    for number in range(7):
        history = History()
        parents = ["refs/heads/main^0"] if number else []
        history.commit({f"reports/{number}.md": text_of(20, number), "log.md": text_of(30 + number, 1)}, parents, when=START + number)
        history.into(repository, "fastimport.unpackLimit=0")
    git(repository, "commit-tree", "HEAD^{tree}", "-m", "loose and not reachable", "-p", "HEAD")
    expect(len(list((repository / ".git/objects/pack").glob("*.pack"))) == 7, "seven packs")
    return Made(repository)


@recipe
def loose_only(folder):
    repository = edits(30).into(init(folder), "fastimport.unpackLimit=100000")
    expect(not list((repository / ".git/objects/pack").glob("*.pack")), "no pack")
    return Made(repository)


@recipe
def cruft_pack(folder):
    repository = edits(30).into(init(folder), "fastimport.unpackLimit=100000")
    git(repository, "update-ref", MAIN, "HEAD~10")
    git(repository, "reflog", "expire", "--expire=all", "--all")
    git(repository, "repack", "--cruft", "-d", "-q")
    expect(list((repository / ".git/objects/pack").glob("*.mtimes")), "a cruft pack")
    return Made(repository)


@recipe
def commit_graph_and_multi_pack_index(folder):
    repository = edits(40).into(init(folder))
    git(repository, "repack", "-a", "-d", "-q", "--write-bitmap-index")
    git(repository, "commit-graph", "write", "--reachable", "--changed-paths")
    git(repository, "multi-pack-index", "write")
    expect((repository / ".git/objects/pack/multi-pack-index").exists(), "a multi-pack-index")
    return Made(repository)


@recipe
def large_files(folder):
    chance = random.Random(3)
    random_bytes = chance.randbytes(300_000)
    history = History()
    tip = history.commit({"image.png": random_bytes, "long.md": text_of(20_000, 1), "empty.md": b""})
    tip = history.commit({"image.png": random_bytes[:70_000] + b"!" + random_bytes[70_000:], "long.md": text_of(20_000, 1) + b"end\n"}, [tip])
    history.commit({"image.png": random_bytes[100_000:] + random_bytes[:100_000], "empty.md": b"no more\n"}, [tip])
    return Made(repack(history.into(init(folder)), "--window=10"))


# --- what a history can look like ---


@recipe
def by_hand(folder):
    """Commits, a rename with an edit, a conflict resolved by hand, a merge that adds something of its own."""
    repository = init(folder)
    clock = iter(range(START, START + 10**6, 3600))

    def write(path, data):
        (repository / path).parent.mkdir(parents=True, exist_ok=True)
        (repository / path).write_bytes(data)

    def commit(message, *options):
        date = {"GIT_AUTHOR_DATE": f"{next(clock)} +0100", "GIT_COMMITTER_DATE": f"{next(clock)} -0330"}
        git(repository, "add", "-A")
        git(repository, "commit", "--quiet", "--allow-empty", "-m", message, *options, environment=date)

    for number in range(12):
        write(f"reports/2026-01-{number:02}.md", text_of(40, number))
    commit("first")
    (repository / "reports/2026").mkdir()
    git(repository, "mv", "reports/2026-01-00.md", "reports/2026/00.md")
    write("reports/2026/00.md", text_of(40, 0) + b"and an edit\n")
    commit("move into a folder, with an edit")
    git(repository, "checkout", "--quiet", "-b", "side")
    write("reports/2026-01-02.md", b"side\n" + text_of(40, 2))
    write("reports/side.md", b"side\n")
    git(repository, "mv", "reports/2026-01-06.md", "reports/renamed.md")
    commit("on the side")
    git(repository, "checkout", "--quiet", "main")
    write("reports/2026-01-02.md", b"main\n" + text_of(40, 2))
    write("reports/2026-01-06.md", text_of(40, 6) + b"edited on main\n")
    commit("on main")
    git(repository, "merge", "--quiet", "side", check=False)
    expect(b"<<<<<<<" in (repository / "reports/2026-01-02.md").read_bytes(), "a conflict")
    write("reports/2026-01-02.md", b"both\n" + text_of(40, 2))
    write("reports/only-in-the-merge.md", b"evil\n")
    commit("merge with hands")
    (repository / "reports/2026-01-04.md").unlink()
    write("reports/2026-01-04.md/inside.md", b"a file becomes a folder\n")
    commit("a file becomes a folder")
    (repository / "reports/2026-01-05.md").unlink()
    commit("removed")
    commit("nothing at all")
    write("reports/2026-01-05.md", b"back again\n")
    commit("back again")
    git(repository, "tag", "-a", "-m", "a tag", "v1")
    return Made(repository, revisions=["HEAD", "v1", "side", "HEAD~2"])


@recipe
def octopus(folder):
    history = History()
    base = history.commit({f"{name}.md": text_of(10, 1) for name in "abcdefg"})
    arms = [history.commit({f"{name}.md": text_of(10, 2)}, [base], branch=f"refs/heads/{name}") for name in "abcdef"]
    tip = history.commit({"b.md": text_of(10, 2), "c.md": text_of(10, 2), "d.md": text_of(10, 2), "e.md": text_of(10, 2)}, arms[:5])
    tip = history.commit({"f.md": text_of(10, 2), "g.md": b"in the merge alone\n", "a.md": None}, [tip, arms[5], base, arms[1]])
    history.commit({"a.md": b"again\n"}, [tip])
    return Made(history.into(init(folder)), revisions=["HEAD", "HEAD~1", "a"])


@recipe
def criss_cross(folder):
    history = History()
    base = history.commit({"a.md": text_of(10, 1), "b.md": text_of(10, 2)})
    left = history.commit({"a.md": text_of(11, 1)}, [base])
    right = history.commit({"b.md": text_of(11, 2)}, [base], branch="refs/heads/right")
    for number in range(5):
        both = {"a.md": text_of(12 + number, 1), "b.md": text_of(12 + number, 2)}
        new_left = history.commit(both if number % 2 else {"b.md": text_of(11 + number, 2)}, [left, right])
        new_right = history.commit({"a.md": text_of(11 + number, 1)}, [right, left], branch="refs/heads/right")
        left = history.commit({"a.md": text_of(20 + number, 1)}, [new_left])
        right = history.commit({"b.md": text_of(20 + number, 2)}, [new_right], branch="refs/heads/right")
    history.commit({"c.md": b"the end\n"}, [left, right])
    return Made(history.into(init(folder)), revisions=["HEAD", "right"])


@recipe
def renames(folder):
    history = History()
    old = {f"docs/{number}.md": text_of(30, number) for number in range(8)}
    tip = history.commit(old)
    tip = history.commit({"docs/0.md": None, "reports/0.md": old["docs/0.md"]}, [tip])
    tip = history.commit({"docs/1.md": None, "reports/1.md": old["docs/1.md"] + b"edited\n"}, [tip])
    tip = history.commit({"docs/2.md": old["docs/3.md"], "docs/3.md": old["docs/2.md"]}, [tip])
    everything = {f"docs/{number}.md": None for number in range(2, 8)}
    tip = history.commit(everything | {f"archive/2026/{number}.md": text_of(31, number) for number in range(2, 8)}, [tip])
    tip = history.commit({"archive/2026": (b"100644", None), "archive": b"a file where a folder was\n"}, [tip])
    history.commit({"archive": None, "archive/2026/2.md": text_of(31, 2)}, [tip])
    return Made(history.into(init(folder)))


@recipe
def orphan_branches(folder):
    history = History()
    main = history.commit({"a.md": b"a\n"})
    pages = history.commit({"index.html": b"<p>\n"}, branch="refs/heads/pages")
    history.commit({"index.html": b"<p>2\n"}, [pages], branch="refs/heads/pages")
    other = history.commit({"a.md": b"another a\n", "b.md": b"b\n"}, branch="refs/heads/other")
    joined = history.commit({"b.md": b"b\n"}, [main, other])
    history.commit({}, [joined], fresh=True, message="everything removed")
    history.commit({"a.md": b"back\n"}, [history.commits])
    return Made(history.into(init(folder)), revisions=["HEAD", "pages", "other", "HEAD~1"])


@recipe
def odd_dates(folder):
    """The author's clock is not the committer's, and neither runs forward."""
    history = History()
    dates = [(0, "+0000"), (1, "-0000"), (START, "+1345"), (START - 10**6, "-0930"), (2**31 + 5, "+0530"), (4_102_444_800, "-1200"), (START, "+0000"),
             (START, "+0000"), (START - 1, "+1400"), (100, "+0059")]
    tip = 0
    for number, (when, zone) in enumerate(dates):
        tip = history.commit({"a.md": b"%d\n" % number, f"{number}.md": b"x\n"}, [tip] if tip else [], when=when, zone=zone,
                             author_when=abs(START - when), author_zone=dates[number - 1][1])
    side = history.commit({"side.md": b"s\n"}, [4], branch="refs/heads/side", when=65)
    history.commit({"side.md": b"s\n"}, [tip, side], when=63)
    return Made(history.into(init(folder)))


# --- what a tree can hold ---


@recipe
def odd_names(folder):
    names = [b"sp ace.md", b'quo"te.md', b"apos'trophe.md", b"new\nline.md", b"tab\tbed.md", b"back\\slash.md", b"latin-1-\xe4\xf6\xfc.md",
             "ünïcødé/日本語.md".encode(), "🔥.md".encode(), "e\u0301.md".encode(), "\u202egnp.md".encode(), b"-dash", b"a", b"a.b", b"a0", b"A", b"a-b/c",
             b"\x01control", b"\x7f", b"100644 mode", b"x" * 255, b"/".join([b"deep"] * 40) + b"/leaf.md", b"con.md", b"*?[]", b" "]
    history = History()
    tip = history.commit({name: text_of(3, number) for number, name in enumerate(names)})
    tip = history.commit({name: text_of(4, number) for number, name in enumerate(names)}, [tip])
    history.commit({names[0]: None, names[3]: None, names[6]: None}, [tip])
    return Made(history.into(init(folder)), revisions=["HEAD", "HEAD~1"])


@recipe
def sort_order(folder):
    """A folder sorts as if a slash followed its name: where files and folders change places."""
    history = History()
    tip = history.commit({"a": b"1", "a-b": b"1", "a.md": b"1", "a0": b"1", "ab": b"1"})
    tip = history.commit({"a": None, "a/x": b"2", "a/y": b"2"}, [tip])
    tip = history.commit({"a-b": None, "a-b/x": b"3", "a.md": None, "a.md/z": b"3"}, [tip])
    tip = history.commit({"a/x": None, "a/y": None, "a": b"4", "a.md/z": None, "a.md": b"4"}, [tip])
    history.commit({"a": (b"100755", b"4"), "a0": None, "a0/deep/er": b"5"}, [tip])
    return Made(history.into(init(folder)))


@recipe
def modes(folder):
    history = History()
    tip = history.commit({"tool": b"#!/bin/sh\n", "link": (b"120000", b"tool"), "file": b"f\n"})
    tip = history.commit({"tool": (b"100755", b"#!/bin/sh\n")}, [tip])
    tip = history.commit({"link": b"tool", "file": (b"120000", b"f\n")}, [tip])
    tip = history.commit({"tool": (b"100644", b"#!/bin/sh\n"), "file": (b"120000", b"../../outside")}, [tip])
    history.commit({"link": (b"120000", b"link"), "file": (b"100755", b"f\n")}, [tip])
    return Made(history.into(init(folder)))


@recipe
def submodules(folder):
    module, later = "1" * 40, "2" * 40
    history = History()
    tip = history.commit({"lib": (b"160000", module), ".gitmodules": b'[submodule "lib"]\n\tpath = lib\n\turl = ../lib\n', "a.md": b"a\n"})
    tip = history.commit({"lib": (b"160000", later)}, [tip])
    tip = history.commit({"lib": (b"160000", None), "lib/inside.md": b"now our own\n"}, [tip])
    tip = history.commit({"lib/inside.md": None, "lib": b"a file\n"}, [tip])
    history.commit({"lib": (b"160000", later), "a.md": (b"160000", module)}, [tip])
    return Made(history.into(init(folder)), revisions=["HEAD", "HEAD~1", "HEAD~2", "HEAD~4"])


# --- references ---


@recipe
def tags(folder):
    history = History()
    first = history.commit({"a.md": b"1\n"})
    history.commit({"a.md": b"2\n"}, [first])
    history.tag("v1", f":{first}")
    repository = history.into(init(folder))
    target = "v1"
    for number in range(2, 40):
        git(repository, "tag", "-a", "-m", f"a tag of a tag {number}", f"v{number}", target, config=["advice.nestedTag=false"])
        target = f"v{number}"
    git(repository, "tag", "light", "HEAD")
    git(repository, "tag", "-a", "-m", "a tree", "tree", "HEAD^{tree}")
    git(repository, "tag", "blob", "HEAD:a.md")
    git(repository, "update-ref", "refs/notes/commits", "HEAD")
    return Made(repository, revisions=["HEAD", "v1", "v39", "light", "tags/v7", "refs/heads/main"])


@recipe
def packed_refs(folder):
    history = edits(10)
    for number in range(20):
        history.branch(f"refs/heads/team/{number:02}", 1 + number // 2)
    repository = history.into(init(folder))
    git(repository, "tag", "-a", "-m", "old", "v1", "HEAD~2")
    git(repository, "pack-refs", "--all")
    git(repository, "update-ref", "refs/heads/team/03", "HEAD")
    git(repository, "update-ref", "-d", "refs/heads/team/04")
    expect((repository / ".git/packed-refs").exists() and not (repository / ".git/refs/tags/v1").exists(), "packed references")
    return Made(repository, revisions=["HEAD", "v1", "team/03", "team/19"])


@recipe
def detached_head(folder):
    repository = edits(10).into(init(folder))
    git(repository, "update-ref", "--no-deref", "HEAD", git(repository, "rev-parse", "HEAD~4").decode().strip())
    git(repository, "checkout", "--quiet", "--detach", "HEAD")
    return Made(repository, revisions=["HEAD", "main"])


# --- commits as other programs write them ---


@recipe
def odd_commits(folder):
    repository = init(folder)
    tree = git(repository, "write-tree").decode().strip()
    person = "A <a@example.org> 1700000000 +0100"
    bodies = {
        "signed": f"tree {tree}\nauthor {person}\ncommitter {person}\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n author X <x> 1 +0000\n -----END\n\nsigned\n",
        "encoded": f"tree {tree}\nauthor {person}\ncommitter {person}\nencoding ISO-8859-1\n\nencoded\n",
        "neither": f"tree {tree}\nauthor J\xf6rg <j@example.org> 1700000000 +0100\ncommitter {person}\n\n\xc4nderung\n",
        "without a message": f"tree {tree}\nauthor {person}\ncommitter {person}\n\n",
        "without a name": f"tree {tree}\nauthor  <a@example.org> 1700000000 +0100\ncommitter  <> 1700000000 +0000\n\nno name\n",
        "windows": f"tree {tree}\nauthor {person}\ncommitter {person}\n\nfirst line\r\nsecond\r\n",
        "unknown header": f"tree {tree}\nauthor {person}\ncommitter {person}\nchange-id abc\n\nunknown header\n",
        "long subject": f"tree {tree}\nauthor {person}\ncommitter {person}\n\n{'long ' * 2000}\n",
    }
    tip = ""
    for body in bodies.values():
        if tip:
            body = body.replace("\nauthor", f"\nparent {tip}\nauthor", 1)
        tip = git(repository, "hash-object", "-t", "commit", "-w", "--stdin", stdin=body.encode("latin-1")).decode().strip()
    git(repository, "update-ref", MAIN, tip)
    return Made(repository)


# --- parts of repositories ---


def source_beside(folder, history=None):
    source = repack((history or edits(40)).into(init(folder.parent / (folder.name + "-source"))))
    git(source, "config", "uploadpack.allowFilter", "true")
    return source


@recipe
def shallow(folder):
    source = source_beside(folder)
    git(folder.parent, "clone", "--quiet", "--depth=2", f"file://{source}", str(folder))
    return Made(folder, bundles=False, static=False, problems=["this is a shallow clone: its history is cut off before 1 commit"],
                history_problems=["the history is cut before [0-9a-f]{40}: "])


@recipe
def partial_without_blobs(folder):
    source = source_beside(folder)
    git(folder.parent, "clone", "--quiet", "--no-checkout", "--filter=blob:none", f"file://{source}", str(folder))
    source.rename(source.with_name(source.name + "-gone"))
    return Made(folder, bundles=False, static=False, problems=["this is a partial clone"])


@recipe
def partial_without_trees(folder):
    source = source_beside(folder)
    git(folder.parent, "clone", "--quiet", "--no-checkout", "--filter=tree:0", f"file://{source}", str(folder))
    source.rename(source.with_name(source.name + "-gone"))
    return Made(folder, bundles=False, static=False, listed=False, problems=["this is a partial clone"])


@recipe
def alternates(folder):
    source = source_beside(folder)
    git(folder.parent, "clone", "--quiet", "--shared", str(source), str(folder))
    tree = git(folder, "rev-parse", "HEAD~3^{tree}").decode().strip()
    tip = git(folder, "commit-tree", tree, "-p", "HEAD", "-m", "in the clone alone").decode().strip()
    git(folder, "update-ref", MAIN, tip)
    return Made(folder, static=False, whole=False)


@recipe
def worktree(folder):
    source = source_beside(folder)
    git(source, "worktree", "add", "--quiet", "-b", "here", str(folder), "HEAD~3")
    expect((folder / ".git").is_file(), "a .git file")
    return Made(folder, revisions=["HEAD", "main", "here"], static=False, whole=False)


@recipe
def bare(folder):
    return Made(edits(20).into(init(folder, "--bare")))


@recipe
def empty(folder):
    # A zip of it has no files below objects and refs, by which a repository is known.
    return Made(init(folder), bundles=False, static=False, whole=False, listed=False, revisions=[], problems=["the repository has no commits yet"])


@recipe
def sha_256(folder):
    repository = edits(3).into(init(folder, "--object-format=sha256"))
    return Made(repository, refused="(?i)sha-?256.* is not supported")
