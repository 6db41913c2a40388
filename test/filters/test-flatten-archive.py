#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""flatten-archive: members of archives become parts of the mail."""
from whole import run, with_file, zipped

PROGRAM = b"MZ\x90" + bytes(700)
NESTED = zipped({"b.zip": zipped({"a.txt": b"two\r\n"})})

run([
    ("members", with_file("a.zip", zipped({"d/a.txt": b"one\r\n", "x.exe": PROGRAM})), "files",
     [("1.2", "split", "flatten-archive"), ("1.2.1", "kept", "clean-text"),
      ("1.2.2", "removed", "verify-type")], ["d_a.txt\none", "a.zip › x.exe"]),
    ("an archive in an archive", with_file("a.zip", NESTED), "files",
     [("1.2", "split", "flatten-archive"), ("1.2.1", "split", "flatten-archive"),
      ("1.2.1.1", "kept", "clean-text")], ["b_a.txt\ntwo"]),
    ("where no file passes", with_file("a.zip", zipped({"a.txt": b"one\r\n"})), "text",
     [("1.2", "removed", "strip-attachment")], ["「a.zip」"]),
    ("an archive that is none", with_file("a.zip", b"PK\3\4 and no more"), "files",
     [("1.2", "removed", "flatten-archive")], ["「a.zip」"]),
])
