#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""strip-attachment: what no filter vouched for goes, and says why."""
from whole import run, sample, with_file

run([
    ("a text", with_file("a.txt", b"one\r\n"), "text",
     [("1.1", "kept", "convert-text"), ("1.2", "removed", "strip-attachment")],
     ["hello", "「a.txt」", "文章だけを通す設定"]),
    ("a program", with_file("a.exe", b"MZ\x90" + bytes(700)), "text",
     [("1.2", "removed", "strip-attachment")], ["「a.exe」", "プログラムなど"]),
    ("a PDF", with_file("a.pdf", sample("pdf/harmless.pdf")), "text",
     [("1.2", "removed", "strip-attachment")], ["「a.pdf」", "文章だけを通す設定"]),
    ("a PDF with a password", with_file("a.pdf", sample("pdf/P009-password.pdf")), "text",
     [("1.2", "removed", "strip-attachment")], ["「a.pdf」", "暗号"]),
])
