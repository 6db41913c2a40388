#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""rebuild-mail: a mail that came as a file leaves as one, written by us."""
from whole import run, sample

run([
    ("a mail", sample("containers/T008-eml.eml"), "boxes",
     [("1.2", "disarmed", "open-mail rebuild-mail"), ("1.2.2.3", "removed", "verify-type")],
     ["中の本文です。", "メモ.txt\nメモの中身です。", "転送.eml › a.exe"]),
    ("a mail in an archive", sample("containers/T008-eml-zip.eml"), "boxes",
     [("1.2", "disarmed", "flatten-archive repack-archive"),
      ("1.2.1", "disarmed", "open-mail rebuild-mail")],
     ["2026/転送.eml\nFrom: ", "箱.zip › 2026 › 転送.eml › a.exe"]),
])
