#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every sample becomes what the catalogue says and what is written beside it;
no payload leaves, nothing is delivered empty, a second pass changes nothing."""
import json
import pathlib
import tempfile

import catalogue
import samples
from laws import body_of, check, text_of
from tap import Tap

tap = Tap()


def compare(path, value, text):
    """The expectation beside a sample against what was made now."""
    report_file, text_file = samples.expected_files(path)
    if not report_file.exists():
        return [f"{report_file.name} is missing: test/samples/update.py"]
    wrong = []
    if json.loads(report_file.read_text(encoding="utf-8")) != value:
        wrong.append(f"{report_file.name} says otherwise; now:\n" + samples.to_json(value))
    expected = text_file.read_text(encoding="utf-8") if text_file.exists() else None
    if expected != text:
        wrong.append(f"{text_file.name} says otherwise; now:\n{text}")
    return wrong


def judge_catalogue(name, by_profile):
    """What of the catalogue's row does not hold."""
    what, file = catalogue.rule_of(name)
    if what is None:
        return ["the catalogue has no row for it"]
    wanted = {"clean": ("cleaned", "cleaned"), "held": ("withheld", "cleaned"),
              "alone": ("cleaned", "cleaned"), "limit": ("withheld", "withheld")}[what]
    riddles = {"held": samples.PROFILES, "alone": ("rebuild",)}.get(what, ())
    wrong = []
    for profile, verdict in zip(samples.PROFILES, wanted):
        report, _ = by_profile[profile]
        if report["verdict"] != verdict:
            wrong.append(f"{profile}: {report['verdict']}, must be {verdict}")
        if bool(report["ambiguous"]) != (profile in riddles):
            wrong.append(f"{profile}: ambiguous {report['ambiguous']}, row says {what}")
        gone = [p["name"] for p in report["parts"] if p["action"] == "removed"]
        alone = what == "alone" and profile == "rebuild"
        if file is not None and file not in gone and not alone:
            wrong.append(f"{profile}: {file} is not among the removed: {gone}")
    return wrong


def judge_notice(report, text):
    """Every removed file is named to the reader, and ambiguity admitted."""
    gone = [p for p in report["parts"]
            if p["action"] == "removed" and p["reason"] != "alternative"]
    # the text of a returned mail, which has no name, is told in one sentence
    returned = [p for p in gone if p["reason"] == "returned" and not p["name"]]
    gone = [p for p in gone if p not in returned]
    inline = [r for p in report["parts"] for r in p["removed"] if r["what"] == "inline-file"]
    removed = len(gone) + sum(r["count"] for r in inline)
    wrong = []
    if text.count("　　理由：") != removed:
        wrong.append(f"{removed} removed, {text.count('　　理由：')} named")
    if returned and "送り返されたメールは、件名や宛先などの見出しだけ" not in text:
        wrong.append("a returned mail's text is gone, and it does not say so")
    if report["ambiguous"] and "作り直しました" not in text:
        wrong.append("rebuilt from an ambiguous mail, and does not say so")
    if inline and "本文の中にあったファイル" not in text:
        wrong.append("a file inside the text is gone and not named")
    return wrong


def judge_output(name, original, profile, report, cleaned):
    """The laws, the payload, the notice, of one cleaned mail."""
    wrong = check(original, cleaned)
    text = text_of(cleaned).replace("\r\n", "\n")
    if not text.strip():
        wrong.append("an empty delivery")
    where = samples.payload_in(cleaned)
    excused = profile == "rebuild" and where != "in the clear" and \
        name.startswith(catalogue.TEXT_TO_ONE_READER)
    if where and not excused:
        wrong.append(f"the payload leaves {where}")
    return [f"{profile}: {w}" for w in wrong + judge_notice(report, text)]


def second_pass(folder, runs):
    """{(name, profile): why} where a second pass changed the body."""
    changed = {}
    for profile in samples.PROFILES:
        source = folder / ("again-" + profile)
        source.mkdir()
        first = {n: r[profile][1] for n, r in runs.items() if r[profile][1] is not None}
        for name, cleaned in first.items():
            (source / (name + ".eml")).write_bytes(cleaned)
        again = samples.clean(samples.POLICY, list(source.glob("*.eml")),
                              folder / ("second-" + profile), profile)
        for name, cleaned in first.items():
            report, twice = again[name]
            if twice is None:
                changed[name, profile] = f"withheld: {report['reason']} {report['ambiguous']}"
            elif body_of(twice) != body_of(cleaned):
                changed[name, profile] = "the body changed"
    return changed


def test_mail(folder):
    runs = samples.run_mail(folder)
    changed = second_pass(folder, runs)
    for path in samples.mail_samples():
        name, by_profile = path.stem, runs[path.stem]
        wrong = judge_catalogue(name, by_profile)
        for profile in samples.PROFILES:
            report, cleaned = by_profile[profile]
            if cleaned is not None:
                wrong += judge_output(name, path.read_bytes(), profile, report, cleaned)
        wrong += [f"second pass, {p}: {why}" for (n, p), why in changed.items() if n == name]
        wrong += compare(path, *samples.expectation(by_profile))
        tap.ok(not wrong, "mail/" + name, "\n".join(wrong))


def test_variants(folder):
    runs = samples.run_variants(folder)
    for path in samples.variant_samples():
        report, cleaned = runs[path.stem]
        text = samples.expected_text(cleaned) if cleaned is not None else None
        row = catalogue.VARIANTS.get(path.stem, "none")
        wrong = compare(path, samples.reduced(report, cleaned), text)
        if row == "none":
            wrong.append("the catalogue has no row for it")
        elif row is None:
            if report["verdict"] != "withheld" or report["reason"] != path.stem:
                wrong.append(f"must be withheld by {path.stem}: {report['reason']}")
        elif text is None:
            wrong.append("withheld")
        else:
            wrong += [f"does not hold {w!r}" for w in row[0] if w not in text]
            wrong += [f"holds {w!r}" for w in row[1] if w in text]
            if samples.payload_in(cleaned):
                wrong.append("the payload leaves")
            again = folder / ("again-" + path.stem)
            again.mkdir()
            (again / path.name).write_bytes(cleaned)
            _, twice = samples.clean(path.with_suffix(".conf"), [again / path.name],
                                     folder / ("second-" + path.stem))[path.stem]
            if twice is None or body_of(twice) != body_of(cleaned):
                wrong.append("a second pass changes the body")
        tap.ok(not wrong, "variants/" + path.stem, "\n".join(wrong))


def test_complete():
    """Both tables and both folders name the same samples."""
    names = [p.stem for p in samples.mail_samples()]
    unused = [k for k in catalogue.MAIL if not any(n.startswith(k) for n in names)]
    tap.equal(unused, [], "every row of the catalogue has its sample")
    tap.equal(sorted(catalogue.VARIANTS), sorted(p.stem for p in samples.variant_samples()),
              "every variant has its row and its sample")
    stray = [p.name for folder in (samples.MAIL, samples.VARIANTS)
             for p in folder.glob("*.expected.*")
             if not (folder / (p.name.split(".expected.")[0] + ".eml")).exists()]
    tap.equal(stray, [], "no expectation without a sample")


with tempfile.TemporaryDirectory(prefix="sekisho-samples-") as scratch:
    here = pathlib.Path(scratch)
    tap.run("mail", lambda: test_mail(here))
    tap.run("variants", lambda: test_variants(here))
    tap.run("complete", test_complete)
tap.done()
