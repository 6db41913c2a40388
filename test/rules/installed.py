#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What `meson install` puts where: a staged install is compared with the list
installed.txt, and no file of it names a folder of the build. Prints TAP.

    installed.py BUILD ROOT
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
# A line of the list may end in /: all that is below, which has a list elsewhere.
LIST = HERE / "installed.txt"


def options(build):
    """The folders that Meson was told, by the words of the list."""
    said = subprocess.run(["meson", "introspect", build, "--buildoptions"], check=True,
                          capture_output=True, text=True).stdout
    value = {o["name"]: o["value"] for o in json.loads(said)}
    prefix = pathlib.Path(value["prefix"])
    share = prefix / value["datadir"]
    return {
        "bin": prefix / value["bindir"], "sbin": prefix / value["sbindir"],
        "libexec": prefix / value["libexecdir"] / "sekisho",
        "conf": prefix / value["sysconfdir"] / "sekisho",
        "data": share / "sekisho", "share": share, "lib": prefix / "lib",
        "man": prefix / value["mandir"], "locale": prefix / value["localedir"],
        "doc": prefix / value["docdir"] if value["docdir"] else share / "doc/sekisho",
        "unit": prefix / (value["unitdir"] or "lib/systemd/system"),
    }


def wanted(folders):
    rows = []
    for line in LIST.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            mode, place = line.split()
            word, rest = place.split("/", 1)
            below = "/" if mode != "d" and rest.endswith("/") else ""
            rows.append((mode, str(folders[word] / rest) + below))
    return rows


def named_folders(stage, folders):
    """The lines of installed units and texts that still hold a placeholder, or
    name a usual folder that this build does not use."""
    bad = []
    for path in stage.rglob("*"):
        if path.suffix not in (".service", ".conf", ".cf", ".m4") or not path.is_file():
            continue
        text = path.read_text(encoding="utf-8")
        if re.search(r"@[a-z]+@", text):
            bad.append(f"{path.name}: a placeholder is left")
        if re.search(r"(?<!\w)/etc/sekisho", text) and str(folders["conf"]) != "/etc/sekisho":
            bad.append(f"{path.name}: /etc/sekisho")
        if re.search(r"(?<!\w)/usr/sbin/sekisho", text) and str(folders["sbin"]) != "/usr/sbin":
            bad.append(f"{path.name}: /usr/sbin/sekisho")
    return bad


def main():
    build, root = sys.argv[1:]
    folders = options(build)
    number = 0

    def tell(bad, name):
        nonlocal number
        number += 1
        print(f"{'not ok' if bad else 'ok'} {number} - {name}")
        for line in bad:
            print(f"# {line}")

    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["meson", "install", "--no-rebuild", "--strip", "-C", build,
                        "--destdir", folder], check=True, capture_output=True)
        stage = pathlib.Path(folder)
        found = {}
        for path in stage.rglob("*"):
            if path.is_file() or not any(path.iterdir()):
                mode = "d" if path.is_dir() else "x" if os.access(path, os.X_OK) and \
                    path.stat().st_mode & 0o111 else "-"
                found["/" + str(path.relative_to(stage))] = mode
        rows = wanted(folders)
        tell([f"missing: {place}" for mode, place in rows
              if not any(p == place or (place.endswith("/") and p.startswith(place))
                         for p in found)], "everything of the list is installed")
        tell([f"not in installed.txt: {p}" for p in sorted(found)
              if not any(p == place or (place.endswith("/") and p.startswith(place))
                         for _, place in rows)], "nothing else is")
        tell([f"{place} is {found[place]}, not {mode}" for mode, place in rows
              if place in found and found[place] != mode], "programs can be run, texts not")
        marks = {root.encode(), os.path.abspath(build).encode()}
        tell([p for p in sorted(found) if found[p] != "d"
              and any(m in (stage / p[1:]).read_bytes() for m in marks)],
             "no file names a folder of the build")
        tell(named_folders(stage, folders), "units and texts name the folders of this build")
    print(f"1..{number}")


main()
