#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The house in numbers: folders and how many sources each has, lines of each
room, names that are offered, and whether a reader who meets one finds where it
is declared: in a header called as the source is, or in one that names the
source. Prints TAP, the numbers as comments.

    numbers.py [ROOT]
"""
import collections
import pathlib
import re
import sys

ROOMS = ("include", "src", "filters")
# The share of sources whose header is found; raise it with the headers.
LEAST = 0.98


def without_comments(text):
    return re.sub(r'/\*.*?\*/|"(?:\\.|[^"\\\n])*"', " ", text, flags=re.S)


def offered(text, known):
    """The functions and tables of a source that some header declares."""
    plain = without_comments(text)
    functions = [m.group(1) for m in re.finditer(r"^(sk_\w+)\(", plain, re.M)
                 if "static" not in plain[:m.start()].rstrip().split("\n")[-1]]
    tables = re.findall(r"^const [\w ]*?\**(sk_\w+)(?:\[[^\]]*\])* = ", plain, re.M)
    return [name for name in functions + tables if name in known]


def declared(headers):
    """{name: headers whose code has it}"""
    at = collections.defaultdict(set)
    for path, text in headers.items():
        for name in set(re.findall(r"\bsk_\w+", without_comments(text))):
            at[name].add(path)
    return at


def sort_sources(sources, headers):
    """How each source that offers something is found, and the names offered."""
    at, own, named, lost, names = declared(headers), 0, 0, [], 0
    for path, text in sorted(sources.items()):
        offers = offered(text, at)
        names += len(offers)
        homes = set().union(*(at[name] for name in offers))
        if not homes or path.stem == "main":
            continue
        if any(home.stem == path.stem for home in homes):
            own += 1
        elif any(re.search(rf"\b{path.name}\b", headers[home]) for home in homes):
            named += 1
        else:
            lost.append(f"{path}: {offers[0]} is declared in "
                        f"{sorted(map(str, homes))[0]}, which does not name the source")
    return own, named, lost, names


def main():
    root = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else \
        pathlib.Path(__file__).resolve().parent.parent.parent
    texts = {p.relative_to(root): p.read_text(encoding="utf-8")
             for room in ROOMS for p in sorted(root.joinpath(room).rglob("*.[ch]"))}
    sources = {p: t for p, t in texts.items() if p.suffix == ".c"}
    headers = {p: t for p, t in texts.items() if p.suffix == ".h"}
    own, named, lost, names = sort_sources(sources, headers)
    share = (own + named) / max(own + named + len(lost), 1)
    print(f"1..1\n{'ok' if share >= LEAST else 'not ok'} 1 - {own} sources have a header of their "
          f"name, {named} stand in one that names them, {len(lost)} in neither")
    for line in lost:
        print("# " + line)
    folders = collections.Counter(str(p.parent) for p in sources)
    print(f"# {len(sources)} sources in {len(folders)} folders, the largest: "
          + ", ".join(f"{folder} {n}" for folder, n in folders.most_common(4)))
    print(f"# {names} functions and tables are offered by headers")
    lines = collections.Counter()
    for path, text in texts.items():
        lines["/".join(path.parts[:2 if path.parts[0] == "src" else 1])] += text.count("\n")
    print("# lines: " + ", ".join(f"{room} {n}" for room, n in sorted(lines.items()))
          + f", together {sum(lines.values())}")


main()
