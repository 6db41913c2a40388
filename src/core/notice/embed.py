# SPDX-License-Identifier: Apache-2.0
"""Writes the notice texts as C arrays: embed.py OUT.c ja.conf en.conf …"""
import pathlib
import sys

out = ["/* Made by embed.py from the texts in src/core/notice. */",
       '#include "core/notice/notice_builtin.h"', ""]
names = []
for path in map(pathlib.Path, sys.argv[2:]):
    data = path.read_bytes() + b"\0"
    names.append(path.stem)
    out.append(f"static const unsigned char text_{path.stem}[] = {{")
    for i in range(0, len(data), 16):
        out.append("    " + " ".join(f"{b}," for b in data[i:i + 16]))
    out.append("};\n")
out.append("const SkNoticeBuiltin sk_notice_builtin[] = {")
out += [f'    {{ "{n}", (const char *)text_{n} }},' for n in names]
out += ["    { 0 }", "};", ""]
pathlib.Path(sys.argv[1]).write_text("\n".join(out))
