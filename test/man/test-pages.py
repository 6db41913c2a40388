#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The manual pages as built: each command and option of --help stands in its page
and the other way round; the tables are those of the programs; mandoc and groff
have nothing to object to; both languages say as much. Prints TAP."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "test"))
sys.path.insert(0, str(ROOT / "man"))
from tap import Tap, program  # noqa: E402
import complete  # noqa: E402
import page  # noqa: E402

BUILD = pathlib.Path(os.environ["SK_BUILD"])
PAGES = sorted(p for language in ("en", "ja") for p in (BUILD / "man" / language).iterdir()
               if p.suffix[1:].isdigit())
ENGLISH = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": ""}
tap = Tap()


def said(*words):
    """What --help of a command says; of `sekisho` itself without words."""
    name, *rest = words if words[:1] == ("sekisho-milter",) else ("sekisho", *words)
    done = subprocess.run([program(name), *rest, "--help"], capture_output=True, text=True,
                          env=ENGLISH, timeout=60)
    return done.stdout


def options_of(text):
    # The list of options, where there is one; what comes before it may name
    # those of other commands.
    listed = text.partition("\nOptions:\n")[2]
    if listed:
        return set(re.findall(r"^ +(?:-\w, )?(--[a-z][a-z\d-]*)", listed, re.M))
    return set(re.findall(r"(?<![\w-])--[a-z][a-z\d-]*", text))


def listed_commands(text):
    """The words of a list of commands, two blanks before each."""
    return set(re.findall(r"^  ([a-z]+)  +\S", text, re.M))


def check_commands(found):
    tap.equal(set(complete.below(found, "")), listed_commands(said()),
              "the commands of --help have pages")
    # A command whose --help lists commands of its own has them on its page.
    for name in sorted(found):
        if not name or name == "sekisho-milter" or not complete.below(found, name):
            continue
        text = said(*name.split())
        words = set(re.findall(rf"^(?:Usage:)? +sekisho {name} +([a-z]+)\b", text, re.M)) or \
            listed_commands(text)
        tap.equal(set(complete.below(found, name)), words, f"the commands of {name} --help")


def check_options(found):
    for name, command in sorted(found.items()):
        if not name or (complete.below(found, name) and len(command.options) < 2):
            continue
        text = said(*name.split())
        if "\nOptions:\n" not in text and name != "sekisho-milter":
            # One help for several commands: the usage lines of this one.
            lines = re.findall(rf"(?:^Usage:)? +sekisho {name} (.*(?:\n {{20,}}.*)*)", text)
            text = "\n".join(lines).replace("[-p", "[--policy") + " --help"
        tap.equal({n for o in command.options for n in o.long}, options_of(text) | {"--help"},
                  f"the options of {name} --help are those of its page")


def check_tables():
    keys = subprocess.run([program("sekisho"), "policy", "keys", "--json"], capture_output=True,
                          text=True, env=ENGLISH, check=True).stdout
    rows = [json.loads(line) for line in keys.splitlines()]
    filters = subprocess.run([program("sekisho"), "filters"], capture_output=True, text=True,
                             env=ENGLISH, check=True).stdout.splitlines()
    for language in ("en", "ja"):
        text = (BUILD / "man" / language / "sekisho-policy.5").read_text(encoding="utf-8")
        heads = re.findall(r"^\.TP\n\\fB(\S+)\\fR$", text, re.M)
        tap.equal([h.replace("\\-", "-") for h in heads], [r["key"] for r in rows],
                  f"sekisho-policy(5), {language}: the keys of the program, in its order")
        text = (BUILD / "man" / language / "sekisho-filters.7").read_text(encoding="utf-8")
        heads = re.findall(r"^\.TP\n\\fB(\S+)\\fR \((\w+)\)$", text, re.M)
        tap.equal([(a.replace("\\-", "-"), b) for a, b in heads],
                  [tuple(line.split()[:2]) for line in filters],
                  f"sekisho-filters(7), {language}: the filters of the program, in its order")
    text = (BUILD / "man/en/sekisho-policy.5").read_text(encoding="utf-8")
    plain = " ".join(re.sub(r"\\[&:c]|\\f[BIR]", "", text).replace("\\-", "-").split())
    missing = [r["key"] for r in rows if " ".join(r["purpose"].split()) not in plain]
    tap.equal(missing, [], "sekisho-policy(5): each sentence as the program says it")


def check_japanese():
    """Both languages have the same headings, options, items; and no paragraph of
    the Japanese pages is left in English."""
    for path in sorted(ROOT.glob("man/*.toml")):
        source = page.load(path)
        bad = [str(b) for b in [source] + source["block"]
               if ("en" in b) != ("ja" in b) or ("title_en" in b) != ("title_ja" in b)
               or ("ja" in b and not re.search(r"[ぁ-ん]", b["ja"]))]
        tap.equal(bad, [], f"{path.stem}: each text in both languages")


def check_lint():
    for tool, command in (("mandoc", ["mandoc", "-T", "lint"]),
                          ("groff", ["groff", "-Kutf8", "-ww", "-Tutf8", "-mja", "-man", "-z"])):
        if shutil.which(tool) is None:
            tap.skip(f"{tool} has nothing to object to", f"{tool} is not installed")
            continue
        bad = []
        for path in PAGES:
            done = subprocess.run([*command, str(path)], capture_output=True, text=True)
            # On its own, a page cannot see those that it names.
            text = "\n".join(line for line in (done.stdout + done.stderr).splitlines()
                             if "referenced manual not found" not in line)
            if text or (done.returncode and tool == "groff"):
                bad.append(f"{path.parent.name}/{path.name}: {text}")
        tap.equal(bad, [], f"{tool} has nothing to object to in {len(PAGES)} pages")


def main():
    sources = [page.load(p) for p in sorted(ROOT.glob("man/*.toml"))]
    found = complete.commands(sources)
    check_commands(found)
    check_options(found)
    check_tables()
    check_japanese()
    check_lint()
    tap.done()


main()
