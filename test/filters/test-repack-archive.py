#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""repack-archive: of what passed of an archive a new ZIP is made."""
from whole import run, with_file, zipped

PROGRAM = b"MZ\x90" + bytes(700)

run([
    ("what passed", with_file("a.zip", zipped({"d/a.txt": b"one\r\n", "x.exe": PROGRAM})), "boxes",
     [("1.2", "disarmed", "flatten-archive repack-archive"), ("1.2.1", "kept", "clean-text"),
      ("1.2.2", "removed", "verify-type")], ["d/a.txt\none", "a.zip › x.exe"]),
    ("nothing passed", with_file("a.zip", zipped({"x.exe": PROGRAM})), "boxes",
     [("1.2", "removed", "flatten-archive repack-archive")], ["a.zip › x.exe"]),
])
