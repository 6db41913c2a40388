#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What is named is there: each file that a page of Markdown links to or names,
and each file that a comment names. Pages go out of date in silence when files
move, and a newcomer follows them first. Prints TAP.

    named.py [ROOT]
"""
import fnmatch
import pathlib
import re
import sys

PAGES = ("*.md", "docs/**/*.md", "src/**/*.md", "filters/*.md", "samples/**/*.md", "test/*.md",
         "packaging/**/*.md")
ROOMS = ("include", "src", "filters")
# Headers of libraries, and a name that stands for any format.
FOREIGN = {"jpeglib.h", "stdio.h", "sysexits.h", "xyz.c"}
# Folders of the tree by which a word with a slash is known as a path.
TOPS = {"docs", "filters", "include", "man", "packaging", "po", "samples", "src", "test"}


def tree(root):
    """Every path of the tree, files and folders, as the repository has them."""
    left = re.compile(r"^(\.git|build[^/]*)(/|$)")
    return {str(p.relative_to(root)) for p in root.rglob("*")
            if not left.match(str(p.relative_to(root)))}


def is_there(word, paths, base):
    """Whether a file, perhaps one of several (*), is called so: from the top of
    the tree, from the folder @base, or by the end of its path."""
    word = word.strip("/").removeprefix("./")
    forms = [word, f"{base}/{word}".removeprefix("./"), f"*/{word}"]
    if "*" in word:
        return any(fnmatch.fnmatch(p, f) for f in forms for p in paths)
    return any(f in paths for f in forms[:2]) or any(p.endswith("/" + word) for p in paths)


def links(text):
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
        if not re.match(r"[a-z]+:", target):
            yield target


def named(text):
    """The words in backquotes that name a file of this tree."""
    for word in re.findall(r"`([^`\s]+)`", re.sub(r"```.*?```", " ", text, flags=re.S)):
        if re.search(r"[<>$(){}…=~]|NAME|[A-Z]{4}", word) or word.startswith(("/", "..", ".")):
            continue
        if word.split("/")[0] in TOPS and "/" in word.strip("/"):
            yield word
        elif re.fullmatch(r"[\w*/-]*\w[\w*]*\.[ch]", word):
            yield word


def pages(root, paths):
    for page in sorted({p for form in PAGES for p in root.glob(form)}):
        shown = str(page.relative_to(root))
        if "build" in shown.split("/")[0]:
            continue
        text, base = page.read_text(encoding="utf-8"), str(page.parent.relative_to(root))
        for target in links(text):
            if not page.parent.joinpath(target).exists():
                yield f"{shown}: the link {target} leads nowhere"
        if shown != "CHANGELOG.md" and not shown.startswith("docs/decisions"):
            for word in named(text):  # the others tell what was
                if not is_there(word, paths, base):
                    yield f"{shown}: {word} is not there"


def comments(root, paths):
    """Sources and headers that comments name, in the tree or in the build."""
    made = {re.sub(r"\.(in|py)$", "", p).rsplit("/", 1)[-1] for p in paths}
    for path in sorted(p for room in ROOMS for p in root.joinpath(room).rglob("*.[ch]")):
        shown = str(path.relative_to(root))
        text = path.read_text(encoding="utf-8")
        for comment in re.finditer(r'"(?:\\.|[^"\\\n])*"|/\*.*?\*/', text, re.S):
            if comment.group(0)[0] == '"':
                continue
            for word in re.findall(r"(?<![\w.\"*/-])([a-z][\w/*]*\.[ch])(?![\w\"*]|\.\w)",
                                   re.sub(r"\n\s*\* ?", " ", comment.group(0))):
                if not is_there(word, paths, str(path.parent.relative_to(root))) and \
                   word.rsplit("/", 1)[-1] not in made | FOREIGN:
                    line = text.count("\n", 0, comment.start()) + 1
                    yield f"{shown}:{line}: {word} is not there"


def main():
    root = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else \
        pathlib.Path(__file__).resolve().parent.parent.parent
    paths = tree(root)
    print("1..2")
    for number, (name, found) in enumerate((("pages", pages), ("comments", comments)), 1):
        bad = list(found(root, paths))
        print(f"{'not ok' if bad else 'ok'} {number} - what {name} name is there")
        for line in bad:
            print("# " + line)


main()
