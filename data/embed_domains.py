#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the list of top-level domains as a C table, sorted by bytes.

    embed_domains.py LIST OUTPUT
"""
import pathlib
import sys

HEAD = """/* SPDX-License-Identifier: Apache-2.0
 *
 * Made by embed_domains.py: names only. Sorted by strcmp. */
static const char *const sk_top_level_domains[] = {
"""


def main():
    lines = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    words = {word for line in lines if not line.startswith("#")
             for word in line.split()}
    table = "".join(f'    "{word}",\n' for word in
                    sorted(words, key=lambda word: word.encode()))
    pathlib.Path(sys.argv[2]).write_text(HEAD + table + "};\n",
                                         encoding="utf-8")


main()
