#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`sekisho policy diff`: what would come out differently under another policy,
each difference with the two lines that decide it; and `policy keys`, which must
say what reference.conf says; `policy new` must write what was answered."""
import json
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from tap import ROOT, Tap, program, scratch  # noqa: E402

tap = Tap()

HEAD = ("From: a@example.org\r\nTo: b@example.org\r\nSubject: s\r\nDate: Mon, 1 Jun 2026 "
        "10:00:00 +0900\r\nX-Case-Number: 7\r\nMIME-Version: 1.0\r\n")
PLAIN = HEAD + "Content-Type: text/plain; charset=utf-8\r\n\r\nsee https://example.com/a\r\n"
FILE = (HEAD + 'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain'
        '\r\n\r\ntext\r\n--b\r\nContent-Type: text/csv; name="t.csv"\r\nContent-Disposition: '
        'attachment; filename="t.csv"\r\n\r\na,b\r\n1,2\r\n--b--\r\n')
OLD = 'profiles = { p = { base = "text-only"; }; };\n'
# {what the new policy says: (its text, the exit code)}
POLICIES = {
    "same": (OLD, 0),
    "comment": ("# another file, the same settings\n" + OLD, 0),
    "links": (OLD.replace('"text-only"', '"text-only"; links = "keep"'), 1),
    "files": (OLD.replace("text-only", "files-basic"), 1),
    "header": (OLD.replace('"text-only"', '"text-only"; headers = { keep = [ "X-Case-Number" ]; }'),
               1),
    "stricter": (OLD.replace('"text-only"', '"text-only"; links = "text"'), 0),
}


def diff(*args):
    done = subprocess.run([program("sekisho"), "policy", "diff", *map(str, args)],
                          capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout, done.stderr


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


def prepare(base):
    (base / "in").mkdir()
    (base / "in/plain.eml").write_text(PLAIN, newline="")
    (base / "in/file.eml").write_text(FILE, newline="")
    mbox = "".join(f"From a@example.org Mon Jun  1 10:00:00 2026\n{m}\n".replace("\r\n", "\n")
                   for m in (PLAIN, FILE, PLAIN))
    (base / "box.mbox").write_text(mbox)
    (base / "old.conf").write_text(OLD)
    for name, (text, _) in POLICIES.items():
        (base / f"{name}.conf").write_text(text)


def test_exit_codes(base):
    for name, (_, code) in POLICIES.items():
        got, out, err = diff(base / "old.conf", base / f"{name}.conf", base / "in")
        tap.ok(got == code, f"{name}: exit {code}", f"exit {got}\n{out}{err}")
        tap.ok("\033" not in out, f"{name}: no colours without a terminal", out)


def test_said(base):
    _, out, _ = diff("--json", base / "old.conf", base / "files.conf", base / "in")
    rows = [r for r in lines(out) if r["part"]]
    tap.equal([(r["part"], r["old"], r["crosses"]) for r in rows if r["crosses"]],
              [("1/2", "removed (attachment)", True)], "the file that leaves now is named")
    tap.ok(all("files.conf" in r["new_rule"] or "preset" in r["new_rule"] for r in rows),
           "each with the line that lets it", out)
    _, out, _ = diff("--json", base / "old.conf", base / "header.conf", base / "in/plain.eml")
    tap.equal([(r["old"], r["new"], r["new_rule"]) for r in lines(out)],
              [("header X-Case-Number dropped", "kept", "header.conf:1")],
              "a header that is kept is named with its line")
    _, out, _ = diff("--json", base / "old.conf", base / "stricter.conf", base / "in/plain.eml")
    tap.equal([r["crosses"] for r in lines(out)], [False], "what takes out more does not cross")
    _, out, _ = diff(base / "files.conf", base / "old.conf", base / "in")
    tap.ok("leaves under the new policy only" not in out, "the way back: nothing crosses", out)


def test_mailbox(base):
    code, out, err = diff(base / "old.conf", base / "links.conf", base / "box.mbox")
    tap.ok(out.endswith("3 inputs: 2 come out differently, of 2 something leaves that did not\n"),
           "each mail of a mailbox is one input", out + err)
    tap.ok("box.mbox, mail 1" in out and "box.mbox, mail 3" in out, "named by its number", out)
    tap.equal(code, 1, "exit 1: something leaves")


def test_usage(base):
    for args, word in (((), "OLD, NEW"), ((base / "old.conf", base / "none.conf", base / "in"),
                                          "none.conf"),
                       (("--as", "letter", base / "old.conf", base / "old.conf", base / "in"),
                        "--as"),
                       ((base / "old.conf", base / "old.conf", base / "nothing"), "nothing")):
        code, _, err = diff(*args)
        tap.ok(code == 2 and word in err, f"usage: {word}", f"exit {code}: {err}")


def test_keys():
    def keys(*args):
        return subprocess.run([program("sekisho"), "policy", "keys", *args], capture_output=True,
                              text=True, timeout=60)
    rows = lines(keys("--json").stdout)
    said = (ROOT / "samples/policy/reference.conf").read_text()
    missing = [r["key"] for r in rows
               if not re.search(rf"\b{re.escape(r['key'].rsplit('.', 1)[-1].strip('[]*'))}\b", said)
               and not r["key"].endswith(".*")]
    tap.equal(missing, [], "every key stands in reference.conf")
    tap.ok(len(rows) > 50, "all keys are listed", len(rows))
    text = keys().stdout
    tap.equal([r["key"] for r in rows if f"{r['key']}  (" not in text], [],
              "people and programs are told the same keys")
    tap.equal([line for line in text.splitlines() if len(line) > 80 and " | " not in line
               and not line.startswith(("profiles", "milter", "limits"))], [],
              "sentences fit 80 columns")
    few = keys("limits.")
    tap.ok(few.stdout.count("limits.") >= 7 and "zones" not in few.stdout, "a word chooses")
    none = keys("limitz")
    tap.ok(none.returncode == 1 and "limitz" in none.stderr, "a word that no key holds")


def new(base, answers, *args):
    path = base / "made.conf"
    done = subprocess.run([program("sekisho"), "policy", "new", *args, str(path)],
                          input="".join(a + "\n" for a in answers), capture_output=True,
                          text=True, timeout=60)
    text = path.read_text() if path.exists() else None
    return done, text, path


def test_new(base):
    good = ["city.example.lg.jp vill.example.lg.jp", "10.1.0.0/16, 2001:db8::/32", "4", "", "2",
            "kojin.example.lg.jp"]
    done, text, path = new(base, good, "--language", "ja")
    tap.ok(done.returncode == 0 and text, "six answers make a policy", done.stderr)
    show = subprocess.run([program("sekisho"), "policy", "show", "-p", path, "--from", "192.0.2.1",
                           "--to", "a@b.vill.example.lg.jp"], capture_output=True, text=True)
    for what in ("internet -> lgwan: crosses", "withheld mail: notice", 'links = "defang"',
                 'notice.language = "ja"', "files-faithful"):
        tap.ok(what in show.stdout, f"it means what was answered: {what}", show.stdout)
    done, again, _ = new(base, good)
    tap.ok(done.returncode == 2 and again == text, "a file that is there is left alone")
    path.unlink()
    wrong = ["city example", good[0], "10.1", good[1], "5", "1", "x", "2", "", ""]
    done, text, path = new(base, wrong, "--language", "en")
    tap.ok(done.returncode == 0 and '"text-only"' in text and 'links = "text"' in text and
           "sealed" not in text, "what is refused is asked for again", done.stderr)
    tap.ok('"10.1" is no network' in done.stderr, "and why is said", done.stderr)
    path.unlink()
    done, text, _ = new(base, good[:3])
    tap.ok(done.returncode == 2 and text is None, "an end of the input writes nothing", done.stderr)


with scratch() as folder:
    here = pathlib.Path(folder)
    prepare(here)
    for test in (test_exit_codes, test_said, test_mailbox, test_usage, test_new):
        tap.run(test.__name__, lambda: test(here))
    tap.run("test_keys", test_keys)
tap.done()
