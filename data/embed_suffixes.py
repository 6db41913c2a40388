#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the public suffixes (the endings under which names are given away: com,
co.jp, github.io) as a C table, sorted by bytes, names as DNS has them.

    embed_suffixes.py OUTPUT [LIST]

LIST: public_suffix_list.dat as distributions package it. Without it the table
is empty, and only names under the endings that the program knows itself count
as names of one owner. A rule is written as in the list: "*.ck" for all names
right under ck, "!www.ck" for one that is none.
"""
import pathlib
import sys

HEAD = """/* SPDX-License-Identifier: Apache-2.0
 *
 * Made by embed_suffixes.py: endings of names only. One string, and where each
 * begins in it, so that the loader has nothing to mend. Sorted by strcmp. */
"""


def ascii_form(rule):
    """The rule in A-labels; None where Python knows none for it."""
    mark = "!" if rule.startswith("!") else ""
    labels = rule[len(mark):].split(".")
    try:
        return mark + ".".join(label if label == "*" else label.encode("idna").decode()
                               for label in labels).lower()
    except UnicodeError:
        return None


def rules(path):
    found = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        word = line.split()[0] if line.split() else "//"
        if not word.startswith("//"):
            found.add(ascii_form(word))
    return sorted(found - {None})


def main():
    names = rules(pathlib.Path(sys.argv[2])) if len(sys.argv) > 2 else []
    at, offsets = 0, []
    for name in names:
        offsets.append(at)
        at += len(name) + 1
    text = HEAD + "static const char sk_suffix_names[] =\n" + \
        "".join(f'    "{name}\\0"\n' for name in names) + '    "";\n' + \
        f"enum {{ SK_N_SUFFIXES = {len(names)} }};\n" + \
        "static const unsigned sk_suffix_at[SK_N_SUFFIXES + 1] = {\n" + \
        "".join(f"    {offset},\n" for offset in offsets + [at]) + "};\n"
    pathlib.Path(sys.argv[1]).write_text(text, encoding="utf-8")


main()
