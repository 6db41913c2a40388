#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Cleaned mails as Python's email reads them. Names of files on standard input,
one JSON object for each on standard output."""
import email
import email.policy
import json
import sys

from expected import digest

for path in sys.stdin.read().split("\n"):
    if not path:
        continue
    with open(path, "rb") as file:
        mail = email.message_from_binary_file(file, policy=email.policy.default)
    sender = mail["from"].addresses[0] if mail["from"] and mail["from"].addresses else None
    files = []
    for part in mail.iter_attachments():
        name = part.get_filename()
        is_mail = part.get_content_type() == "message/rfc822"
        files.append([name, None if is_mail else digest(part.get_payload(decode=True))])
    print(json.dumps({"file": path, "subject": str(mail["subject"] or "").strip(),
                      "from": [sender.display_name, sender.addr_spec] if sender else ["", ""],
                      "files": files}))
