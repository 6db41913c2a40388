#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Mails in boxes: every sample of samples/containers becomes, under a profile
that takes boxes apart and one that gives them back clean, what the catalogue
says and what is written beside it. What leaves is read by Python's own mail and
ZIP readers; no payload leaves, a second pass changes nothing, and the samples
are what their generator writes.

    test-samples-containers.py            the test
    test-samples-containers.py --update   writes the expectations anew
"""
import email
import email.policy
import importlib.util
import io
import json
import pathlib
import subprocess
import sys
import tempfile
import zipfile

import samples
from catalogue_containers import NEVER, ROWS, row_of
from laws import body_of, text_of
from tap import ROOT, Tap, program

FOLDER = ROOT / "samples" / "containers"
POLICY = ROOT / "samples" / "policy" / "containers.conf"
PROFILES = ("flatten", "clean")
tap = Tap()


def texts_in(name, octets):
    """Every text in a file that leaves: its own, those of the mail or ZIP it
    is, and the names in it."""
    if name.endswith(".eml"):
        message = email.message_from_bytes(octets, policy=email.policy.default)
        for part in message.walk():
            if part.get_filename():
                yield part.get_filename()
            if part.get_content_maintype() == "text":
                yield part.get_content()
    elif name.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(octets)) as box:
            if box.testzip() is not None:
                raise ValueError("a damaged member")
            for inner in box.namelist():
                yield inner
                yield from texts_in(inner, box.read(inner))
    else:
        yield octets.decode("utf-8")


def files_of(cleaned):
    """{name: octets} of what a mail of ours carries."""
    message = email.message_from_bytes(cleaned, policy=email.policy.default)
    parts = list(message.iter_parts())[1:] if message.is_multipart() else []
    return {part.get_filename(): part.get_payload(0).as_bytes()
            if part.get_content_type() == "message/rfc822"
            else part.get_payload(decode=True) for part in parts}


def judge_files(wanted, files):
    wrong = []
    names = {w.split(":", 1)[0] for w in wanted}
    if set(files) != names:
        wrong.append(f"leaves {sorted(files)}, must be {sorted(names)}")
    held = {n: "\n".join(texts_in(n, o)).replace("\r\n", "\n") for n, o in files.items()}
    for one in wanted:
        name, _, content = one.partition(":")
        if content not in held.get(name, ""):
            wrong.append(f"{name} does not hold {content!r}: {held.get(name)!r}")
    for name, content in held.items():
        if samples.MARKER.decode() in content or any(n in content for n in NEVER):
            wrong.append(f"{name} holds what must not leave")
    return wrong


def judge(name, profile, report, cleaned):
    row = row_of(name, profile)
    if row is None:
        return [] if report["verdict"] == "withheld" and report["reason"] == "ambiguous" \
            else [f"{report['verdict']} {report['reason']}, must be withheld as ambiguous"]
    if cleaned is None:
        return [f"withheld: {report['reason']} {report.get('inspection')}"]
    wanted, texts, reasons = row
    text = text_of(cleaned).replace("\r\n", "\n")
    gone = sorted(p["reason"] for p in report["parts"]
                  if p["action"] == "removed" and p["reason"] != "alternative")
    wrong = judge_files(wanted, files_of(cleaned))
    wrong += [f"the text does not hold {t!r}:\n{text}" for t in texts if t not in text]
    wrong += [f"the text holds {t!r} twice" for t in texts[:1] if text.count(t) > 1]
    wrong += [f"the text holds {t!r}" for t in NEVER if t in text]
    if gone != sorted(reasons):
        wrong.append(f"removed for {gone}, must be {sorted(reasons)}")
    where = samples.payload_in(cleaned)
    return wrong + ([f"the payload leaves {where}"] if where else [])


def run(folder):
    """{name: {profile: (report, cleaned)}}."""
    mails = sorted(FOLDER.glob("*.eml"))
    runs = {p.stem: {} for p in mails}
    for profile in PROFILES:
        for name, result in samples.clean(POLICY, mails, folder / profile, profile).items():
            runs[name][profile] = result
    return runs


def second_pass(folder, runs, profile):
    """Names whose cleaned mail is changed by cleaning it again."""
    source = folder / ("again-" + profile)
    source.mkdir()
    first = {n: r[profile][1] for n, r in runs.items() if r[profile][1] is not None}
    for name, cleaned in first.items():
        (source / (name + ".eml")).write_bytes(cleaned)
    again = samples.clean(POLICY, list(source.glob("*.eml")), folder / ("second-" + profile),
                          profile)
    return [n for n, c in first.items()
            if again[n][1] is None or body_of(again[n][1]) != body_of(c)]


def expectation(by_profile):
    return {p: samples.reduced(*by_profile[p]) for p in PROFILES}


def update(runs):
    for name, by_profile in runs.items():
        (FOLDER / (name + ".expected.json")).write_text(
            samples.to_json(expectation(by_profile)), encoding="utf-8")


def check_generator(folder):
    subprocess.run([sys.executable, str(ROOT / "test" / "make-samples-containers.py"),
                    str(folder / "made")], check=True, timeout=60)
    made = {p.name: p.read_bytes() for p in (folder / "made").iterdir()}
    there = {p.name: p.read_bytes() for p in FOLDER.glob("*.eml")}
    tap.ok(made == there, "the samples are what their generator writes",
           sorted(n for n in set(made) | set(there) if made.get(n) != there.get(n)))


def generator():
    spec = importlib.util.spec_from_file_location(
        "generator", ROOT / "test" / "make-samples-containers.py")
    make = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make)
    return make


# Lone files: what comes back, and what it must hold.
LONE = {
    "saved.msg": ("saved.eml", ["msg の本文です。", "メモの中身です。"]),
    "winmail.dat": ("件名.eml", ["winmail.dat の中の本文。ソ表能", "メモの中身です。"]),
    "box.mbox": ("box.eml", ["1 通目です。", "3 通目です。"]),
    "in.eml": ("in.eml", ["中の本文です。", "メモの中身です。"]),
    "signed.p7m": ("signed.eml", ["署名された本文です。", "メモの中身です。"]),
    "memo.txt.p7m": ("memo.txt.eml", ["メモの中身です。"]),
}


def test_lone(folder):
    """Files of the command line: each comes back as one .eml."""
    make = generator()
    content = make.entity([make.text_part("署名された本文です。\r\n"),
                           make.attached("メモ.txt", make.MEMO)], "=_s").encode()
    files = {"saved.msg": make.msgs()["T008-msg"], "winmail.dat": make.tnefs()["M036-tnef"],
             "box.mbox": make.BOX, "in.eml": make.INNER, "signed.p7m": make.signed(content),
             "memo.txt.p7m": make.signed(make.MEMO)}
    source = folder / "lone"
    source.mkdir()
    for name, octets in files.items():
        (source / name).write_bytes(octets)
    for profile in PROFILES:
        target = folder / ("lone-" + profile)
        target.mkdir()
        done = subprocess.run([program("sekisho"), "clean", "-p", str(POLICY), "--profile",
                               profile, "--as", "file", "-o", str(target), str(source)],
                              capture_output=True, timeout=60)
        tap.equal(done.returncode, 0, f"lone files, {profile}: all come back")
        for name, (out, texts) in LONE.items():
            made = target / out
            held = "\n".join(texts_in(out, made.read_bytes())) if made.exists() else ""
            tap.ok(made.exists() and all(t in held for t in texts) and
                   samples.MARKER.decode() not in held, f"lone files, {profile}: {name}",
                   f"{sorted(p.name for p in target.iterdir())}\n{held}")


def test_large(folder):
    """A .msg whose tables need a list of their own; not checked in."""
    make = generator()
    content = b"0123456789abcde\n" * 600000
    box = make.compound(make.message(make.headers("大"), [make.msg_file("大.txt", content)]))
    source = folder / "large.eml"
    source.write_bytes(make.outer("large", make.attached("大.msg", box)))
    _, cleaned = samples.clean(POLICY, [source], folder / "large", "flatten")["large"]
    tap.ok(cleaned is not None and files_of(cleaned).get("大.txt") == content,
           f"a .msg of {len(box) >> 20} MB gives back its file")


def test(folder):
    runs = run(folder)
    changed = {p: second_pass(folder, runs, p) for p in PROFILES}
    for name, by_profile in runs.items():
        wrong = [f"{p}: {w}" for p in PROFILES for w in judge(name, p, *by_profile[p])]
        wrong += [f"{p}: a second pass changes it" for p in PROFILES if name in changed[p]]
        beside = FOLDER / (name + ".expected.json")
        if not beside.exists() or \
                json.loads(beside.read_text(encoding="utf-8")) != expectation(by_profile):
            wrong.append(f"{beside.name} says otherwise; now:\n" +
                         samples.to_json(expectation(by_profile)))
        tap.ok(not wrong, "containers/" + name, "\n".join(wrong))
    tap.equal(sorted(ROWS), sorted(runs), "every sample has its row, every row its sample")
    check_generator(folder)


with tempfile.TemporaryDirectory(prefix="sekisho-samples-") as scratch:
    here = pathlib.Path(scratch)
    if sys.argv[1:] == ["--update"]:
        update(run(here))
        sys.exit(0)
    tap.run("containers", lambda: test(here))
    tap.run("lone", lambda: test_lone(here))
    tap.run("large", lambda: test_large(here))
tap.done()
