#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""open-tnef: what lies in winmail.dat becomes parts of the mail."""
from whole import run, sample

run([
    ("winmail.dat", sample("containers/M036-tnef.eml"), "files",
     [("1.2", "split", "open-tnef"), ("1.2.1.1", "kept", "convert-text"),
      ("1.2.1.2", "kept", "clean-text"), ("1.2.1.3", "removed", "verify-type")],
     ["winmail.dat の中の本文。", "winmail.dat › a.exe", "メモ一覧.txt\n"]),
    ("cut off", sample("containers/M036-tnef-cut.eml"), "files",
     [("1.2", "split", "open-tnef"), ("1.2.1.4", "removed", "verify-type")],
     ["winmail.dat の中の本文。", "winmail.dat › obj.doc"]),
])
