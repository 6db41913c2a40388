#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Small inputs that real mail and attackers showed to matter, where they lie
beside the project (../shared/cases): each comes out as its own text says it
should. Skipped, and said so, where they are not to be had; the project's own
samples show every rule without them.

A row: the file, the policy, and what must hold for the words and files that
come out. Whatever the row, a second pass changes no byte of the body and the
inspector accepts the result."""
import email
import email.policy
import io
import json
import pathlib
import shutil
import subprocess
import sys
import zipfile

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parent.parent),
                str(pathlib.Path(__file__).resolve().parent)]
import cases_table
from laws import body_of
from tap import ROOT, Tap, program, scratch

CASES = ROOT.parent / "shared" / "cases"
POLICY = ROOT / "samples" / "policy"
BY_NAME = {  # of the table -> (policy file, profile)
    "T": (POLICY / "samples.conf", "refuse"),
    "R": (POLICY / "samples.conf", "rebuild"),
    "F": (POLICY / "samples.conf", "files"),
    "town": (POLICY / "town-files.conf", "town"),
}


class Result:
    """What came out: `text` for reading, `head` of the mail, `files` by name,
    `report`; of a lone file its name and bytes are the only file."""

    def __init__(self, report, path, kind):
        self.report, self.path = report, path
        self.text, self.head, self.files = "", {}, {}
        if path is None:
            return
        octets = path.read_bytes()
        if kind == "file":
            self.files[path.name] = octets
            return
        mail = email.message_from_bytes(octets, policy=email.policy.default)
        self.head = {key: str(value) for key, value in mail.items()}
        self.read(mail)

    def read(self, mail):
        first = True
        for part in mail.walk():
            if part.is_multipart():
                continue
            content = part.get_payload(decode=True)
            if part.get_filename() is None and part.get_content_type() == "text/plain":
                charset = part.get_content_charset() or "utf-8"
                self.text += ("" if first else "\n") + \
                    content.decode(charset).replace("\r\n", "\n")
                first = False
            else:
                self.files[part.get_filename() or part.get_content_type()] = content

    @property
    def names_in_zip(self):
        return [zipfile.ZipFile(io.BytesIO(octets)).namelist()
                for name, octets in self.files.items() if name.endswith(".zip")]


def jis_policy(work):
    """town-files.conf with texts for old groupware."""
    text = (POLICY / "town-files.conf").read_text(encoding="utf-8")
    path = work / "jis.conf"
    path.write_text(text.replace('"utf-8"', '"iso-2022-jp"', 1), encoding="utf-8")
    return path, "town"


def clean(policy, profile, kind, source, target):
    """The only result of one input below the folder @target, or None."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    done = subprocess.run(
        [program("sekisho"), "clean", "-p", str(policy), "--profile", profile, "--as", kind,
         "-o", str(target) + "/", "-r", str(target) + ".json", str(source)],
        capture_output=True, timeout=120)
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr.decode("utf-8", "replace"))
    report = json.loads((target.parent / (target.name + ".json")).read_text(encoding="utf-8"))
    left = [path for path in target.iterdir() if path.is_file()]
    return report, left[0] if left else None


def accepted(policy, path):
    done = subprocess.run([program("sekisho"), "inspect", "-p", str(policy), str(path)],
                          capture_output=True, text=True, timeout=60)
    return done.stdout.strip().endswith(": accepted")


def wrong_words(row, result):
    said = result.text + "".join(
        f"\n{name}\n{octets.decode('utf-8', 'replace')}" for name, octets in result.files.items())
    said = said.replace("\r\n", "\n")
    wrong = [f"not there: {word}" for word in row.get("has", ()) if word not in said]
    wrong += [f"there: {word}" for word in row.get("lacks", ()) if word in said]
    heads = "\n".join(f"{key}: {value}" for key, value in result.head.items())
    wrong += [f"not in the headers: {word}" for word in row.get("head", ()) if word not in heads]
    wrong += [f"in the headers: {word}" for word in row.get("head-lacks", ()) if word in heads]
    octets = result.path.read_bytes()
    wrong += [f"in the octets: {word}" for word in row.get("raw-lacks", ())
              if word.encode() in octets]
    return wrong


def judge(row, result):
    if row.get("withheld"):
        good = result.path is None and result.report["reason"] == row["withheld"]
        return [] if good else [f"not withheld for {row['withheld']}: {result.report}"]
    if result.path is None:
        return [f"withheld: {result.report['reason']}"]
    wrong = wrong_words(row, result)
    if "files" in row and sorted(result.files) != sorted(row["files"]):
        wrong.append(f"files {sorted(result.files)}, not {sorted(row['files'])}")
    if "zip" in row and result.names_in_zip != [row["zip"]]:
        wrong.append(f"in the archive {result.names_in_zip}, not {row['zip']}")
    if "same" in row:
        (octets,) = result.files.values()
        want = (CASES / row["same"]).read_bytes()
        if octets not in (want, b"\xef\xbb\xbf" + want):
            wrong.append(f"other bytes than {row['same']}")
    return wrong


def again(row, policy, kind, result, work):
    """The laws of every result."""
    if result.path is None:
        return []
    first = work / ("kept-" + result.path.name)
    kept = work / "kept" / result.path.name
    shutil.rmtree(kept.parent, ignore_errors=True)
    kept.parent.mkdir()
    shutil.copy(result.path, kept)
    wrong = [] if accepted(policy[0], kept) else ["the inspector does not accept it"]
    report, path = clean(*policy, kind, kept, work / "second")
    if path is None:
        return wrong + [f"the second pass withholds it: {report['reason']}"]
    part = body_of if kind == "mail" else bytes
    if part(path.read_bytes()) != part(kept.read_bytes()) or path.name != kept.name:
        wrong.append("the second pass changes it")
    return wrong


def run_row(tap, row, work):
    name, policy, kind = row["file"], row["policy"], row.get("as", "mail")
    source = CASES / name
    where = jis_policy(work) if policy == "jis" else BY_NAME[policy]
    title = f"{name}, {policy}: {row['should']}"
    if not source.is_file():
        tap.skip(title, "this one is not here")
        return
    report, path = clean(*where, kind, source, work / "first")
    result = Result(report, path, kind)
    wrong = judge(row, result) + again(row, where, kind, result, work)
    tap.ok(not wrong, title, "\n".join(wrong))


def main():
    tap = Tap()
    if not CASES.is_dir():
        tap.skip("cases", "../shared/cases is not here; samples/ are")
        tap.done()
    with scratch() as work:
        for row in cases_table.ROWS:
            tap.run(row["file"], lambda row=row: run_row(tap, row, pathlib.Path(work)))
    listed = {row["file"] for row in cases_table.ROWS} | cases_table.EXPECTATIONS
    found = {str(path.relative_to(CASES)) for path in CASES.rglob("*")
             if path.is_file() and path.name != "README.md"}
    tap.equal(sorted(found - listed), [], "every input that lies there has its row")
    tap.done()


if __name__ == "__main__":
    main()
