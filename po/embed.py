#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the Japanese catalogue as a C table: embed.py OUT.c FILE.po …

Fails if a translation would take other values than its text: such a text would
make printf read what is not there."""
import pathlib
import sys

import catalogue

texts, problems = catalogue.read_catalogue([pathlib.Path(p) for p in sys.argv[2:]], strict=False)
if problems:
    sys.exit("\n".join(problems))
rows = sorted(texts.items(), key=lambda row: row[0].encode())
out = ["/* Made by po/embed.py of the catalogues in po/ja. */",
       '#include "core/i18n.h"', "", "const SkMessage sk_messages_ja[] = {"]
out += [f"    {{ {catalogue.escape(a)},\n      {catalogue.escape(b)} }}," for a, b in rows]
out += ["    { 0 },", "};", f"const guint sk_n_messages_ja = {len(rows)};", ""]
pathlib.Path(sys.argv[1]).write_text("\n".join(out), encoding="utf-8")
