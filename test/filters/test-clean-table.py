#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""clean-table: tables are written anew, and no cell computes."""
from whole import run, with_file

run([
    ("a formula", with_file("a.csv", b"a,b\r\n=1+1,2\r\n"), "files",
     [("1.2", "disarmed", "clean-table")], ["a.csv\n\ufeffa,b\r\n'=1+1,2", "「a.csv」：計算式"]),
    ("TABs", with_file("a.tsv", b"a\tb\n1\t2\n"), "files",
     [("1.2", "disarmed", "clean-table")], ["a.tsv\n\ufeffa\tb\r\n1\t2"]),
    ("written by us", with_file("a.csv", "\ufeffa,b\r\n1,2\r\n".encode()), "files",
     [("1.2", "kept", "clean-table")], ["a.csv\n\ufeffa,b\r\n1,2"]),
])
