#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""open-calendar: an appointment that is all of a mail becomes its text, and a
file where files pass."""
from whole import HEAD, run

INVITATION = (HEAD + "Content-Type: text/calendar; charset=utf-8; method=REQUEST\r\n\r\n"
              "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\n"
              "UID:1\r\nDTSTAMP:20261102T010000Z\r\nDTSTART:20261127T010000Z\r\n"
              "SUMMARY:Kaigi\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n").encode()

run([
    ("where files pass", INVITATION, "files",
     [("1", "split", "open-calendar"), ("1.1", "converted", "convert-calendar"),
      ("1.2", "kept", "clean-calendar")], ["Kaigi", "2026年11月27日", "BEGIN:VCALENDAR"]),
    ("where none pass", INVITATION, "text",
     [("1", "split", "open-calendar"), ("1.1", "converted", "convert-calendar")], ["Kaigi"]),
])
