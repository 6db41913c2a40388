#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every mail of the corpus under the laws: no fault, accepted by the inspector
and by Python's parser as one text part, the same bytes on every run, a second
pass that changes no body byte, no byte of a removed attachment. Then, with
ambiguous = "refuse", which mails are ambiguous and why."""
import collections
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from laws import attachment_windows, body_of, check, clean_folder, inputs, write_policy
from tap import Tap, corpus, program, scratch
from well_meant import is_well_meant


def pass_over(policy, source, work, name):
    target = pathlib.Path(work) / name
    return clean_folder(policy, source, target, pathlib.Path(work) / f"{name}.jsonl") + (target,)


def law_of_results(tap, source, target):
    files = inputs(source)
    missing = [str(f.relative_to(source)) for f in files
               if not (target / f.relative_to(source)).is_file()]
    wrong = []
    for f in files:
        result = target / f.relative_to(source)
        if result.is_file():
            wrong += [f"{f.relative_to(source)}: {w}"
                      for w in check(f.read_bytes(), result.read_bytes())]
    tap.ok(not wrong, f"{len(files)} mails: each result is one clean text part", "\n".join(wrong))
    return missing


def law_of_inspection(tap, target):
    done = subprocess.run([program("sekisho"), "inspect", "--as", "mail", str(target)],
                          capture_output=True, text=True, timeout=300)
    lines = done.stdout.splitlines()
    bad = [line for line in lines if not line.endswith(": accepted")]
    tap.ok(done.returncode == 0 and lines and not bad,
           f"the inspector accepts all {len(lines)} results", "\n".join(bad))


def same_files(a, b, part):
    changed = []
    for f in inputs(a):
        other = b / f.relative_to(a)
        if not other.is_file() or part(f.read_bytes()) != part(other.read_bytes()):
            changed.append(str(f.relative_to(a)))
    return changed


def refusals(tap, source, work):
    policy = write_policy(work, "refuse")
    _, reports, _, _ = pass_over(policy, source, work, "refused")
    reasons = collections.Counter()
    meant = ambiguous = 0
    for f, report in zip(inputs(source), reports):
        well = is_well_meant(f)
        meant += well
        if report["ambiguous"]:
            ambiguous += well
            reasons.update(report["ambiguous"])
            tap.note(f"{'well-meant ' if well else ''}{f.relative_to(source)}: "
                     f"{' '.join(report['ambiguous'])}")
    tap.note(f"reasons: {dict(reasons.most_common())}")
    tap.ok(ambiguous <= 0.005 * meant,
           f"{ambiguous} of {meant} well-meant mails are ambiguous, at most 0.5%")


def main():
    tap = Tap()
    source = corpus("mail")
    if source is None:
        tap.skip("corpus of mails", "../shared/corpus is not here; samples/ cover every rule alone")
        tap.done()
    with scratch() as work:
        policy = write_policy(work)
        status, reports, errors, first = pass_over(policy, source, work, "first")
        tap.ok(status in (0, 1) and len(reports) == len(inputs(source)),
               f"no fault in {len(reports)} mails", errors)
        withheld = [r for r in reports if r["verdict"] == "withheld"]
        missing = law_of_results(tap, source, first)
        tap.ok(len(missing) == len(withheld),
               f"{len(withheld)} withheld, each with a reason: "
               f"{sorted(r['reason'] for r in withheld)}", "\n".join(missing))
        law_of_inspection(tap, first)
        *_, again = pass_over(policy, source, work, "again")
        tap.equal(same_files(first, again, bytes), [], "the same bytes on every run")
        *_, second = pass_over(policy, first, work, "second")
        tap.equal(same_files(first, second, body_of), [], "a second pass changes no body byte")
        windows = sum(1 for f in inputs(source) for _ in attachment_windows(f.read_bytes()))
        tap.ok(windows > 50, f"{windows} attachments were looked for in the results")
        refusals(tap, source, work)
    tap.done()


if __name__ == "__main__":
    main()
