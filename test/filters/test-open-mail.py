#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""open-mail: mails and mailboxes that come as files become parts."""
from whole import run, sample

run([
    ("a mail", sample("containers/T008-eml.eml"), "files",
     [("1.2", "split", "open-mail"), ("1.2.1", "kept", "convert-text"),
      ("1.2.2.2", "kept", "clean-text"), ("1.2.2.3", "removed", "verify-type")],
     ["中の本文です。", "転送.eml › a.exe", "メモ.txt\nメモの中身です。"]),
    ("a mailbox", sample("containers/T009-mbox.eml"), "files",
     [("1.2", "split", "open-mail"), ("1.2.1", "split", "open-mail"),
      ("1.2.3.2", "kept", "convert-text")], ["1 通目です。", "2 通目です。"]),
    ("deeper than the policy allows", sample("containers/T008-eml-deep.eml"), "files",
     [("1.2", "removed", "open-mail")], ["「深.eml」", "入れ子が深すぎます"]),
    ("where no file passes", sample("containers/T008-eml.eml"), "text",
     [("1.2", "removed", "strip-attachment")], ["「転送.eml」"]),
])
