#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A cleaned mail passes again, and a cleaned file: under every profile of every
shipped policy a second pass withholds nothing, changes no body byte and no name,
and the inspector accepts each result as it lies there. Profiles that say the
same count once. Over the samples and files made here; over the corpus where it
is to be had."""
import json
import pathlib
import re
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from laws import body_of, inputs
from tap import ROOT, Tap, corpus, program, scratch

POLICIES = sorted((ROOT / "samples" / "policy").glob("*.conf"))
MAILS = ("mail", "containers", "files", "variants")
NAMES = {  # a file's name -> its bytes
    "a.exe.html": b"<p>x</p>", "page.HTM": b"<title>t</title><p>a b</p>",
    "a.b.c.xhtml": b"<html><body><p>words</p></body></html>",
    "議事録.最終.html": "<p>議事録</p>".encode(), ".html": b"<p>x</p>",
    "minutes.txt": b"Subject: minutes\r\nDate: 1 June\r\n\r\nAll came.\r\n",
    "from.log": b"From: here\nTo: there\n", "CON.txt": b"x\n", "a..txt": b"x\n",
    "list.csv": "名前,数\r\n山田,1\r\n".encode("cp932"), "t.tsv": b"a\t=1\r\n",
    "formula.csv": b"=1+1,+2,@x\r\n", "d.json": b'{"a": [1, "http://a.example/x"]}',
    "d.xml": b"<list xmlns='urn:x'><a>1</a></list>", "plain.xml": b"<a><b/></a>",
    "c.ics": b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\n"
             b"DTSTAMP:20260601T000000Z\r\nDTSTART:20260601T000000Z\r\nSUMMARY:x\r\n"
             b"URL:http://a.example/\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    "v.vcf": b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:a\r\nN:a;b;;;\r\nEND:VCARD\r\n",
    "m.eml": b"From: a@a.example\r\nSubject: s\r\n\r\ntext\r\n",
    "長い名前" + "な" * 40 + ".txt": b"x\n", "a.txt.": b"x\n", "b .txt": b"x\n",
}


def profiles(policy):
    shown = subprocess.run([program("sekisho"), "policy", "show", "-p", str(policy)],
                           capture_output=True, text=True, timeout=60, check=True).stdout
    return re.findall(r"^# profile ([^,\s]+), policy", shown, re.M)


# What decides about most of a mail: over the corpus, profiles count once for these.
WEIGHTY = ("base ", "links ", "charset ", "hidden ", "files ", "  { ")


def setting(policy, profile, only=("",)):
    """What the profile says that begins with a word of @only, without where it says
    so and without bounds."""
    shown = subprocess.run([program("sekisho"), "policy", "show", "-p", str(policy),
                            "--profile", profile], capture_output=True, text=True,
                           timeout=60, check=True).stdout
    lines = [re.sub(r"\s*#.*", "", line) for line in shown.splitlines()]
    return "\n".join(line for line in lines if line and line.startswith(only)
                     and not line.startswith("limits."))


def different(only=("",)):
    """Each policy with a profile, once for all profiles that say the same."""
    seen = set()
    for policy in POLICIES:
        for profile in profiles(policy):
            said = setting(policy, profile, only)
            if said not in seen:
                yield policy, profile
            seen.add(said)


def clean(policy, profile, kind, source, target):
    """(exit status, reports in input order, stderr)"""
    report = target.with_suffix(".jsonl")
    done = subprocess.run(
        [program("sekisho"), "clean", "-p", str(policy), "--profile", profile, "--as", kind,
         "-o", str(target), "-r", str(report), str(source)], capture_output=True, timeout=600)
    lines = report.read_text(encoding="utf-8").splitlines()
    return done.returncode, [json.loads(line) for line in lines], \
        done.stderr.decode("utf-8", "replace")


def refused(policy, target):
    """The results that `sekisho inspect` does not accept."""
    done = subprocess.run([program("sekisho"), "inspect", "-p", str(policy), str(target)],
                          capture_output=True, text=True, timeout=600)
    lines = done.stdout.splitlines()
    return [line for line in lines if not line.endswith(": accepted")], len(lines)


def same(kind, first, second):
    """Where the second pass left something else, or nothing."""
    wrong = []
    part = body_of if kind == "mail" else bytes
    for path in inputs(first):
        again = second / path.relative_to(first)
        if not again.is_file():
            wrong.append(f"{path.name}: not there again")
        elif part(again.read_bytes()) != part(path.read_bytes()):
            wrong.append(f"{path.name}: other bytes")
    return wrong


def law(tap, policy, profile, kind, source, work):
    name = f"{policy.name}, {profile}, {kind}s"
    first, second = work / "first", work / "second"
    for folder in (first, second):
        shutil.rmtree(folder, ignore_errors=True)
    status, reports, errors = clean(policy, profile, kind, source, first)
    released = [r for r in reports if r["verdict"] != "withheld"]
    if not released:
        tap.ok(status == 1, f"{name}: none of {len(reports)} leaves", errors)
        return
    bad, looked = refused(policy, first)
    status, again, errors = clean(policy, profile, kind, first, second)
    held = [r["reason"] for r in again if r["verdict"] == "withheld"]
    wrong = same(kind, first, second)
    tap.ok(status == 0 and not held and not wrong and len(again) == len(released),
           f"{name}: {len(released)} of {len(reports)} left, and leave again as they are",
           "\n".join([errors[:300], str(held)] + wrong))
    tap.ok(looked == len(released) and not bad,
           f"{name}: the inspector accepts all {looked}", "\n".join(bad))


def explained(tap, policy, work):
    """What `explain` says a lone file leaves as is what it is called afterwards."""
    wrong = []
    for path in inputs(work / "lone"):
        shown = subprocess.run([program("sekisho"), "explain", "-p", str(policy), "--as", "file",
                                str(path)], capture_output=True, text=True, timeout=60).stdout
        said = re.findall(r" as 「(.*)」$", shown, re.M)
        if "Result\n  withheld" in shown or not said:
            continue
        target = work / "said"
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir()
        subprocess.run([program("sekisho"), "clean", "-p", str(policy), "--as", "file",
                        "-o", str(target) + "/", str(path)], capture_output=True, timeout=60)
        found = [p.name for p in inputs(target)]
        if found != said:
            wrong.append(f"{path.name}: {said}, but {found}")
    tap.ok(not wrong, f"{policy.name}: a file leaves under the name that explain says",
           "\n".join(wrong))


def gather(work):
    mails = work / "mails"
    mails.mkdir()
    for folder in MAILS:
        for path in (ROOT / "samples" / folder).glob("*.eml"):
            shutil.copy(path, mails / f"{folder}-{path.name}")
    lone = work / "lone"
    lone.mkdir()
    for name, content in NAMES.items():
        (lone / name).write_bytes(content)
    return mails, lone


def main():
    tap = Tap()
    with scratch() as work:
        work = pathlib.Path(work)
        mails, lone = gather(work)
        for policy, profile in different():
            law(tap, policy, profile, "mail", mails, work)
            law(tap, policy, profile, "file", lone, work)
        explained(tap, ROOT / "samples" / "policy" / "town-files.conf", work)
        place = corpus("mail")
        if place is None:
            tap.skip("corpus of mails", "../shared/corpus is not here; samples/ are")
        for policy, profile in different(WEIGHTY) if place is not None else ():
            law(tap, policy, profile, "mail", place, work)
    tap.done()


if __name__ == "__main__":
    main()
