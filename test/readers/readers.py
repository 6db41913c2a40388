#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Cleaned mails in the readers that people and programs use: each must see the
subject, the sender and the files, by name and by content, that the cleaned
mail was meant to have (expected.py, by the grammar of what leaves). TAP; the
last lines name every difference, or why it is none.

    readers.py BUILD TOOLS MODULES

BUILD: a build folder. TOOLS: where read-gmime and read-kmime were built.
MODULES: where npm put mailparser and postal-mime.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import expected

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CORPUS = [ROOT.parent / "shared/corpus/mail", ROOT.parent / "shared/cases"]
# Each shipped policy that differs in what leaves, and a profile of it.
POLICIES = [("town.conf", "town"), ("town-files.conf", "town"), ("containers.conf", "flatten"),
            ("containers.conf", "rebuild"), ("containers.conf", "clean"),
            ("samples.conf", "rebuild"), ("samples.conf", "files-basic")]

# Differences that are the reader's own, and not about what is in the mail.
KNOWN = {
    "KMime": {"blank for _": "KCodecs takes '_' in RFC 2231 for the blank of RFC 2047"},
    "python email": {"blank between": "it parts two encoded words in a display name"},
    "ripmime": {"a text again": "it reads a text with lines like headers once more as a mail"},
    "GMime": {"one U+FFFD": "of two U+FFFD it shows one"},
}


def clean(policy, profile, inputs, folder):
    """Cleans @inputs under @profile of @policy; what left."""
    target = folder / (policy + "-" + profile)
    target.mkdir()
    done = subprocess.run([SEKISHO, "clean", "-p", str(ROOT / "samples/policy" / policy),
                           "--profile", profile, "--as", "mail", "-o", str(target)] +
                          [str(path) for path in inputs], capture_output=True, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError("%s: %s" % (policy, done.stderr.decode()[-500:]))
    return sorted(path for path in target.iterdir() if path.suffix == ".eml")


def lines_of(command, paths, env=None):
    done = subprocess.run(command, input="".join("%s\n" % path for path in paths).encode(),
                          capture_output=True, check=False, env=dict(os.environ, **(env or {})))
    if done.returncode != 0:
        raise RuntimeError(done.stderr.decode(errors="replace")[-500:])
    return done.stdout.decode("utf-8", "replace").split("\n")[:-1]


def tabbed(command, paths):
    results = {}
    for line in lines_of(command, paths):
        fields = line.split("\t")
        files = fields[4:]
        results[fields[0]] = {
            "subject": fields[1], "from": fields[2:4],
            "files": [[files[i], None if files[i + 1] == "-" else files[i + 1]]
                      for i in range(0, len(files), 2)]}
    return results


def objects(command, paths, env=None):
    return {value["file"]: value for value in map(json.loads, lines_of(command, paths, env))}


def extracted(command, path):
    """Of tools that write what they find into a folder: the contents alone."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([word.format(mail=path, folder=folder) for word in command],
                       capture_output=True, check=False, timeout=60)
        return [expected.plain(file.read_bytes())
                for file in pathlib.Path(folder).rglob("*") if file.is_file()]


def surplus(want, got):
    """What an extractor wrote that nobody meant, and what it did not write."""
    found = []
    for content in got:
        if content == b"" or content in want["all"]:
            continue
        again = any(content.strip() and one.endswith(content.strip()) for one in want["all"])
        found.append("a text again, from an empty line on" if again else
                     "%r, which nobody meant" % content[:80])
    sums = [expected.digest(content) for content in got] + [None]
    return found + ["without %r" % file for file in want["files"] if file[1] not in sums]


READERS = {
    "python email": lambda p: objects([sys.executable, HERE / "read-python.py"], p),
    "GMime": lambda p: tabbed([TOOLS + "/read-gmime"], p),
    "KMime": lambda p: tabbed([TOOLS + "/read-kmime"], p),
    "MIME::Parser": lambda p: tabbed(["perl", HERE / "read-mime-parser.pl"], p),
    "Email::MIME": lambda p: tabbed(["perl", HERE / "read-email-mime.pl"], p),
    "Ruby mail": lambda p: tabbed(["ruby", HERE / "read-ruby.rb"], p),
    "mailparser": lambda p: objects(["node", HERE / "read-node.mjs", "mailparser"], p,
                                    {"SK_READERS_MODULES": MODULES}),
    "postal-mime": lambda p: objects(["node", HERE / "read-node.mjs", "postal-mime"], p,
                                     {"SK_READERS_MODULES": MODULES}),
}
EXTRACTORS = {
    "munpack": ["munpack", "-q", "-t", "-C", "{folder}", "{mail}"],
    "ripmime": ["ripmime", "-i", "{mail}", "-d", "{folder}", "--overwrite"],
}


def squeezed(text):
    return " ".join(text.split())


def sender(mail):
    """Readers leave out a display name that is the address."""
    name, address = [squeezed(word) for word in mail["from"]]
    return [name if name != address else "", address]


def excuse(got, want):
    """The word in KNOWN for senders whose names differ in U+FFFD alone."""
    if got["from"][1] != want["from"][1] or "\ufffd" not in want["from"][0]:
        return ""
    if got["from"][0].replace(" ", "") == want["from"][0].replace(" ", ""):
        return ": blank between"
    return ": one U+FFFD" if got["from"][0] == want["from"][0].replace("\ufffd\ufffd",
                                                                     "\ufffd") else ""


def differences(want, got):
    """What a reader saw otherwise, in words."""
    if got is None:
        return ["nothing"]
    found = []
    if squeezed(got["subject"]) != squeezed(want["subject"]):
        found.append("subject %r, not %r" % (got["subject"], want["subject"]))
    if sender(got) != sender(want):
        found.append("from %r, not %r%s" % (got["from"], want["from"], excuse(got, want)))
    if [file[0] for file in got["files"]] != [file[0] for file in want["files"]] and \
            [file[0].replace(" ", "_") for file in got["files"]] == \
            [file[0].replace(" ", "_") for file in want["files"]]:
        found.append("names %r: blank for _" % [file[0] for file in got["files"]])
    elif [file[0] for file in got["files"]] != [file[0] for file in want["files"]]:
        found.append("names %r, not %r" % ([f[0] for f in got["files"]],
                                           [f[0] for f in want["files"]]))
    elif got["files"] != want["files"]:
        found.append("contents %r, not %r" % (got["files"], want["files"]))
    return found


def told(number, name, wrong, total):
    """One TAP line; the first differences below it."""
    known = [line for line in wrong if any(part in line for part in KNOWN.get(name, {}))]
    new = [line for line in wrong if line not in known]
    print("%sok %d - %s: %d mails, %d differences, %d with a known reason" %
          ("not " if new else "", number, name, total, len(wrong), len(known)))
    for line in new[:20]:
        print("#   " + line)
    for part, reason in KNOWN.get(name, {}).items():
        print("#   %d x %r: %s" % (sum(part in line for line in known), part, reason))
    return not new


def main():
    inputs = sorted((ROOT / "samples").rglob("*.eml"))
    for folder in CORPUS:
        if not folder.is_dir():
            print("# %s is not there: skipped" % folder)
        inputs += sorted(path for path in folder.rglob("*.eml")) if folder.is_dir() else []
    good = True
    with tempfile.TemporaryDirectory() as name:
        folder, mails = pathlib.Path(name), []
        for policy, profile in POLICIES:
            mails += clean(policy, profile, inputs, folder)
        print("# %d mails, %d cleaned under %d profiles" %
              (len(inputs), len(mails), len(POLICIES)))
        wants = {str(mail): expected.read(mail.read_bytes()) for mail in mails}
        number = 0
        for number, (reader, run) in enumerate(READERS.items(), 1):
            got = run(mails)
            wrong = [os.path.basename(path) + ": " + line for path, want in wants.items()
                     for line in differences(want, got.get(path))]
            good = told(number, reader, wrong, len(mails)) and good
        for reader, command in EXTRACTORS.items():
            number += 1
            wrong = [os.path.basename(path) + ": " + line for path, want in wants.items()
                     for line in surplus(want, extracted(command, path))]
            good = told(number, reader, wrong, len(mails)) and good
        print("1..%d" % number)
    return 0 if good else 1


if __name__ == "__main__":
    BUILD, TOOLS, MODULES = sys.argv[1:]
    SEKISHO = BUILD + "/src/cli/sekisho"
    sys.exit(main())
