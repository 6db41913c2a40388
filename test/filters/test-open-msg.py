#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""open-msg: Outlook's messages become parts of the mail."""
from whole import run, sample

run([
    ("a message", sample("containers/T008-msg.eml"), "files",
     [("1.2", "split", "open-msg"), ("1.2.1", "kept", "convert-text"),
      ("1.2.2.2", "kept", "clean-text"), ("1.2.2.3", "removed", "verify-type")],
     ["msg の本文です。", "保存.msg › a.exe", "メモ.txt\n"]),
    ("a message in a message", sample("containers/T008-msg-in-msg.eml"), "files",
     [("1.2", "split", "open-msg"), ("1.2.2.2.2.2", "kept", "clean-text"),
      ("1.2.2.2.2.3", "removed", "verify-type")], ["メモ.txt\n"]),
    ("sectors in a circle", sample("containers/T008-msg-cycle.eml"), "files",
     [("1.2", "removed", "strip-attachment")], ["「保存.msg」"]),
])
