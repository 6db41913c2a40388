#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Trust by linking: which libraries a program may need. Prints TAP.

    linking.py milter PATH inspector PATH worker PATH cli PATH
"""
import re
import subprocess
import sys

PARSERS = r"gmime|xml2|archive|magic|uchardet|qpdf|jpeg|png|tiff|webp|gsf"

ALLOWED = {
    # faces the world: no parser of content
    "milter": r"lib(milter|glib-2\.0|crypto|seccomp|c)\.so.*|ld-linux.*",
    # our own strict readers and nothing else
    "inspector": r"lib(seccomp|z|c)\.so.*|ld-linux.*",
    # z: a released archive as a folder, what the inspector has inflated before
    # zstd: the gateway's own report files, rotated and compressed
    "cli": r"lib(glib-2\.0|crypto|seccomp|z|zstd|c)\.so.*|ld-linux.*",
}


def needed(path):
    output = subprocess.run(["readelf", "-d", path], check=True, text=True,
                            capture_output=True).stdout
    return re.findall(r"\(NEEDED\).*\[([^\]]+)\]", output)


def main():
    pairs = list(zip(sys.argv[1::2], sys.argv[2::2]))
    number = 0
    for role, path in pairs:
        libraries = needed(path)
        number += 1
        if role == "worker":
            bad = [] if any(re.search(PARSERS, n) for n in libraries) else ["no parser at all?"]
        else:
            bad = [n for n in libraries if not re.fullmatch(ALLOWED[role], n)]
        print(f"{'not ok' if bad else 'ok'} {number} - {role} needs {' '.join(libraries)}")
        for name in bad:
            print(f"# {name} must not be there")
    print(f"1..{number}")


if __name__ == "__main__":
    main()
