#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Which folder looks into which. Prints the graph, and TAP: no arrow closes a
circle, so that each folder can be read without those above it; and a function
that a header offers is called by somebody else.

    arrows.py [ROOT]
"""
import collections
import pathlib
import re
import sys

ROOMS = ("include", "src", "filters")

# Headers that are the vocabulary of their room: they include nothing of it, and
# stand below its folders.
VOCABULARY = {"src/inspector/inner.h", "src/inspector/order.h", "src/inspector/zip_reader.h"}

# Offered, and not called in this tree, each with its reason.
OFFERED = {
    "sk_part_withhold": "the contract with filters",
    "sk_odf_gone": "rows name it by a macro of its own header",
    "sk_error_quark": "the name of SK_ERROR",
}


def node(path):
    return path if path in VOCABULARY else path.rsplit("/", 1)[0]


def without_comments(text):
    return re.sub(r'/\*.*?\*/|"(?:\\.|[^"\\\n])*"', " ", text, flags=re.S)


def read(root):
    """{path: text} of all sources of the product."""
    return {str(p.relative_to(root)): p.read_text(encoding="utf-8")
            for room in ROOMS for p in sorted(root.joinpath(room).rglob("*.[ch]"))}


def arrows(sources):
    """{folder: {folder: number of includes}}"""
    headers = {path.split("/", 1)[1]: path for path in sources if path.endswith(".h")}
    graph = collections.defaultdict(collections.Counter)
    for path, text in sources.items():
        for name in re.findall(r'^\s*#\s*include\s+[<"]([^>"]+)[>"]', text, re.M):
            target = headers.get(name)
            if target and node(target) != node(path):
                graph[node(path)][node(target)] += 1
    return graph


def circle(graph):
    """The folders of one circle, or None."""
    state = {}

    def visit(folder, trail):
        state[folder] = "open"
        for other in sorted(graph.get(folder, ())):
            if state.get(other) == "open":
                return trail[trail.index(other):] + [other]
            if other not in state:
                found = visit(other, trail + [other])
                if found:
                    return found
        state[folder] = "done"
        return None

    for folder in sorted(graph):
        if folder not in state:
            found = visit(folder, [folder])
            if found:
                return found
    return None


def heights(graph):
    """{folder: how many arrows lie on the longest way down from it}"""
    known = {}

    def height(folder):
        if folder not in known:
            known[folder] = 1 + max((height(o) for o in graph.get(folder, ())), default=-1)
        return known[folder]

    for folder in set(graph) | {o for others in graph.values() for o in others}:
        height(folder)
    return known


def show(graph):
    for folder, height in sorted(heights(graph).items(), key=lambda x: (x[1], x[0])):
        below = ", ".join(f"{o} {n}" for o, n in sorted(graph.get(folder, {}).items()))
        print(f"# {height} {folder}" + (f" -> {below}" if below else ""))


def idle(sources, tests):
    """Functions that a header offers and only their own file calls."""
    words = {path: set(re.findall(r"\bsk_\w+", without_comments(text)))
             for path, text in sources.items()}
    everything = "\n".join(sources.values())
    cleanups = set(re.findall(r"(?:CLEANUP|CLEAR)_FUNC\(\w+,\s*(sk_\w+)\)", everything))
    pasted = [re.compile(rf"{start}\w+{end}") for start, end in
              set(re.findall(r"\b(sk_\w*)##\w+(?:##(\w+))?\(", everything))]
    called = set().union(*(set(re.findall(r"\bsk_\w+", text)) for text in tests))
    homes = collections.defaultdict(set)
    for path, text in sources.items():
        if path.endswith(".c"):
            for name in re.findall(r"^(sk_\w+)\(", without_comments(text), re.M):
                homes[name].add(path)
    for name, at in sorted(homes.items()):
        users = {p for p in words if name in words[p] and p not in at and p.endswith(".c")}
        if not users and name not in called | cleanups | set(OFFERED) and \
           not any(form.fullmatch(name) for form in pasted):
            yield f"{sorted(at)[0]}: {name} is called by nobody else: make it static"


def main():
    root = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else \
        pathlib.Path(__file__).resolve().parent.parent.parent
    sources = read(root)
    graph = arrows(sources)
    found = circle(graph)
    print("1..2")
    print(f"{'not ok' if found else 'ok'} 1 - no arrow between folders closes a circle")
    if found:
        print("# " + " -> ".join(found))
    else:
        show(graph)
    tests = [p.read_text(encoding="utf-8") for p in root.joinpath("test").rglob("*.[ch]")]
    bad = list(idle(sources, tests))
    print(f"{'not ok' if bad else 'ok'} 2 - what a header offers is called")
    for line in bad:
        print("# " + line)


main()
