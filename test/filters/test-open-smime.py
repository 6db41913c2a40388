#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""open-smime: what S/MIME signed in one piece becomes parts of the mail."""
from whole import run, sample

run([
    ("signed", sample("containers/M037-p7m.eml"), "files",
     [("1", "split", "open-smime"), ("1.1.1", "kept", "convert-text"),
      ("1.1.2", "kept", "clean-text"), ("1.1.3", "removed", "verify-type")],
     ["署名された本文です。", "smime.p7m › a.exe", "メモ.txt\n"]),
    ("encrypted", sample("containers/M037-p7m-encrypted.eml"), "files",
     [("1", "removed", "open-smime")], ["「smime.p7m」", "中身を確認できません"]),
])
