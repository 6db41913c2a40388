#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`sekisho report` over made lines: every number is counted once more here, from
the same lines read by Python's JSON reader; the forms are compared with golden
outputs; what is no line is counted as what it is; names cannot break out of any
form. Prints TAP.

    test-report.py --update    writes the golden outputs anew
"""
import collections
import csv
import gzip
import html.parser
import io
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]
from make_log import make_lines  # noqa: E402
from tap import Tap, program  # noqa: E402

tap = Tap()
GOLDEN = HERE / "golden"
REFUSED = ("no-crossing", "sealed-zone", "unknown-domain", "bad-address", "own-domain")


def report(*arguments, stdin=None, expect=0):
    done = subprocess.run([program("sekisho"), "report", *map(str, arguments)],
                          capture_output=True, input=stdin, timeout=120,
                          env={**os.environ, "LC_ALL": "C.UTF-8"})
    if done.returncode != expect:
        raise RuntimeError(f"{arguments}: {done.returncode}, {expect} expected: "
                           f"{done.stderr.decode()}")
    return done.stdout


# ---- the same counted in Python ---------------------------------------------

def strict(data):
    """The value of one line, or ValueError."""
    def no(_):
        raise ValueError

    return json.loads(data.decode("utf-8"), parse_constant=no)


def domain(address):
    return address.rpartition("@")[2].lower() if "@" in address else "-"


def count_line(line, sections):
    def add(section, key, *numbers):
        row = sections[section].setdefault(key, [0, 0, 0])
        for at, number in enumerate(numbers):
            row[at] += number

    withheld = line["verdict"] == "withheld"
    parts = [p for p in line["parts"] if p["path"] and (p["action"] != "split" or p["sha256"])]
    removed = [p for p in parts if p["action"] in ("removed", "held")]
    fate = (1, withheld, len(removed))
    add("verdict", line["verdict"], 1, line["input"]["bytes"], (line["output"] or {}).get("bytes", 0))
    add("time", line["time"][:10], *fate)
    crossing = line["crossing"]
    way = f'{crossing["from"]} → {crossing["to"]}'
    add("crossing", way, *fate)
    add("sender", domain(line["sender"]), *fate)
    for name in {domain(r) for r in line["recipients"]}:
        add("recipient", name, *fate)
    add("rule", crossing["rule"], 1)
    add("policy", line["policy"], 1)
    add("engine", line["engine"], 1)
    for kind in ("untidy", "ambiguous", "did"):
        for word in line[kind]:
            add("sign", f"{kind}: {word}", 1)
    for part in parts:
        gone = part in removed
        add("type", part["found"], 1, not gone, gone)
        add("method", part["method"], 1)
        add("rule", part["rule"], 0, 1)
        if gone:
            add("removed", part["reason"], 1)
            add("hash", part["sha256"], 1)
    if withheld:
        add("reason", line["reason"], 1)
        add("hash", line["input"]["sha256"], 1)
        if line["reason"] in REFUSED:
            add("refused", f'{way} · {line["reason"]} · {domain(line["sender"])}', 1)


def count_all(texts, keep=lambda line: True):
    sections = collections.defaultdict(dict)
    for text in texts:
        line = json.loads(text)
        if "fault" in line:
            row = sections["fault"].setdefault(line["fault"], [0, 0, 0])
            row[0] += 1
        elif keep(line):
            count_line(line, sections)
    return sections


COLUMNS = {"verdict": ["messages", "bytes-in", "bytes-out"], "type": ["parts", "passed", "removed"],
           "rule": ["messages", "parts"], "hash": ["times"], "removed": ["parts"],
           "method": ["parts"], "fault": ["lines"]}
FATE = ["messages", "withheld", "removed"]
for section_ in ("time", "crossing", "sender", "recipient"):
    COLUMNS[section_] = FATE


def compare(name, found, expected):
    for section in ("time", "verdict", "reason", "refused", "fault", "crossing", "type", "removed",
                    "method", "hash", "sender", "recipient", "rule", "sign", "policy", "engine"):
        columns = COLUMNS.get(section, ["messages"])
        got = {row["key"]: [row[c] for c in columns] for row in found[section]}
        want = {key: row[:len(columns)] for key, row in expected[section].items()}
        if got != want:
            tap.equal(sorted(got.items())[:3], sorted(want.items())[:3], f"{name}: {section}")
            return
    tap.ok(True, f"{name}: every section as Python counts it")


def test_numbers(folder):
    texts = list(make_lines(3000, days=5, seed=7))
    path = folder / "numbers.jsonl"
    path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    compare("all", json.loads(report("--format", "json", path)), count_all(texts))
    day = "2026-11-03"
    expected = count_all([t for t in texts if json.loads(t)["time"].startswith(day)])
    found = json.loads(report("--format", "json", "--from", day, "--to", day, path))
    compare("two bounds", found, expected)
    town = "town.nambu.example.lg.jp"
    compare("a domain", json.loads(report("--format", "json", "--domain", "@Town.Nambu.example.lg.jp",
                                          path)),
            count_all(texts, lambda l: any(domain(r) == town for r in l["recipients"])))
    compare("a domain and those below", json.loads(report("--format", "json", "--domain", "lg.jp", path)),
            count_all(texts, lambda l: any(domain(a).endswith(".lg.jp")
                                           for a in [*l["recipients"], l["sender"]])))
    by_hour = json.loads(report("--format", "json", "--day", day, path))
    hours = collections.Counter(json.loads(t)["time"][:13] for t in texts
                                if json.loads(t)["time"].startswith(day) and '"fault"' not in t)
    tap.equal({r["key"]: r["messages"] for r in by_hour["time"]}, dict(hours), "a day is shown by hours")
    tap.equal(json.loads(report("--format", "json", "--month", "2026-10", path))["overview"]["messages"],
              0, "another month is empty")


# ---- files ------------------------------------------------------------------

def test_compressed(folder):
    data = ("\n".join(make_lines(500, seed=3)) + "\n").encode()
    plain, packed = folder / "c.jsonl", folder / "c.jsonl.gz"
    plain.write_bytes(data)
    packed.write_bytes(gzip.compress(data))
    expected = report("--format", "json", plain)
    tap.equal(report("--format", "json", packed), expected, "gzip says the same")
    half = len(data) // 2
    (folder / "two.gz").write_bytes(gzip.compress(data[:half]) + gzip.compress(data[half:]))
    tap.equal(report("--format", "json", folder / "two.gz"), expected, "and two pieces of it")
    tap.equal(report("--format", "json", "-", stdin=data), expected, "and standard input")
    cut = packed.read_bytes()[:-200]
    (folder / "cut.gz").write_bytes(cut)
    found = json.loads(report("--format", "json", folder / "cut.gz", expect=75))["overview"]
    tap.ok(0 < found["messages"] < 500 and found["damaged"] == 1,
           "a cut file: what is there is counted, and the damage is said", found)
    if shutil.which("zstd") is None:
        tap.skip("zstd says the same", "zstd is not installed")
        return
    subprocess.run(["zstd", "-q", str(plain)], check=True, timeout=60)
    done = subprocess.run([program("sekisho"), "report", "--format", "json", str(plain) + ".zst"],
                          capture_output=True, timeout=60)
    if b"built without" in done.stderr:
        tap.skip("zstd says the same", "this build has no zstd")
        return
    tap.equal(done.stdout, expected, "zstd says the same")


def mutate(rng, line):
    data = bytearray(line)
    for _ in range(rng.choice([1, 1, 2, 3])):
        at, kind = rng.randrange(len(data)), rng.randrange(6)
        if kind == 0:
            data[at] = rng.choice(b'"\\{}[],:0123456789eE.+-untrfals \t\x01\x7f\x80\xc3\xed\xff')
        elif kind == 1:
            del data[at:at + rng.randrange(1, 4)]
        elif kind == 2:
            data[at:at] = rng.choice([b'"', b"\\", b"\\u00e9", b"\\ud800", b"\\x", b"01", b"1e5", b",",
                                      b"null", b"nul", "é".encode(), b"\xc0\xaf", b"\xed\xa0\x80",
                                      b"\xf4\x90\x80\x80", b"-", b".5", b"\r", b"]", b"}"])
        elif kind == 3:
            data = data[:max(1, at)]
        elif kind == 4:
            other = rng.randrange(len(data))
            data[at], data[other] = data[other], data[at]
        else:
            data += rng.choice([b" ", b"x", b"}", b"\t\r", b"{}"])
    return bytes(data).replace(b"\n", b" ")


def is_broken(data):
    try:
        strict(data)
    except ValueError:
        return True
    return False


def test_against_python(folder):
    """Whether a line is JSON at all: our reader and Python's agree on every one
    of many broken lines."""
    rng = random.Random(11)
    sources = [t.encode() for t in make_lines(60, seed=5)]
    lines = [mutate(rng, rng.choice(sources)) for _ in range(6000)]
    lines += [b"{}", b"[]", b"0", b"-0", b"01", b"1.", b".1", b"1e", b"1e+9", b"-", b"null", b"nullx",
              b'"a"', b'"\x01"', b'"\x7f"', b'"\\u12"', b'"\\uD83D\\uDE00"', b'{"a":1,}', b"[1,]",
              b"{1:2}", b'{"a" 1}', b"NaN", b"Infinity", b"'a'", b"[1 2]", b"{}{}", b" { } ",
              b"\xef\xbb\xbf{}", b"[" * 30 + b"]" * 30, b'"\xe0\x80\xaf"', b'"\xf0\x8f\xbf\xbf"']
    path = folder / "mutated.jsonl"
    # One at a time would take minutes; halves find those on which the two differ.
    groups, differ = [lines], []
    while groups:
        group = groups.pop()
        path.write_bytes(b"".join(line + b"\n" for line in group))
        done = subprocess.run([program("sekisho"), "report", "--format", "json", str(path)],
                              capture_output=True, timeout=60)
        found = json.loads(done.stdout)["overview"]
        expected = sum(is_broken(line) for line in group if line)
        if found["broken"] == expected and found["torn"] == 0:
            continue
        if len(group) == 1:
            differ.append(group[0])
        else:
            groups += [group[:len(group) // 2], group[len(group) // 2:]]
    tap.equal(differ[:3], [], f"{len(lines)} lines: broken for us if and only if for Python")
    broken = sum(map(is_broken, lines))
    tap.ok(len(lines) // 10 < broken < len(lines) * 95 // 100,
           f"of which {broken} are broken and the rest is not")


def test_lines(folder):
    good = list(make_lines(3, seed=9))
    first = good[0]
    rows = [  # (line, counted as)
        (first, "messages"), ("{\"half", "broken"), ("not json", "broken"), ("{}", "foreign"),
        ('{"version":2,"kind":"mail","verdict":"kept"}', "foreign"),
        ('{"version":1,"kind":"mail","verdict":"odd"}', "foreign"),
        ('{"version":1,"kind":"mail","verdict":"kept","verdict":"kept"}', "foreign"),
        ('{"version":1,"kind":"mail","verdict":"kept","input":[]}', "foreign"),
        ('{"version":1,"kind":"mail","verdict":"kept","new-key":{"a":[1,{}]}}', "messages"),
        ('{"version":1,"kind":"file","verdict":"kept"}', "messages"),
        ('{"version":1,"kind":"candidate","candidate":"sha256:1","changes":[{"part":"2"}],"crosses":'
         'true}', None), ('{"version":1,"kind":"candidate","crosses":1}', "foreign"),
        ('{"version":1,"fault":"edit"}', "faults"), ("[" * 40 + "]" * 40, "broken")]
    for number, (line, kind) in enumerate(rows):
        path = folder / "one.jsonl"
        path.write_text(line + "\n", encoding="utf-8")
        found = json.loads(report("--format", "json", path, expect=1 if kind == "broken" else 0))
        counted = [k for k in ("messages", "broken", "foreign", "faults", "torn")
                   if found["overview"][k]]
        tap.equal(counted, [kind] if kind else [], f"line {number} counts as {kind}")
        if kind is None:
            tap.equal(found["candidate"], [{"key": "sha256:1", "tried": 1, "differ": 1, "cross": 1}],
                      "the trial of a candidate is counted apart")
    path.write_text("\n".join(good) + '\n{"version":1,"ti', encoding="utf-8")
    found = json.loads(report("--format", "json", path))["overview"]
    tap.equal((found["messages"], found["torn"], found["broken"]), (3, 1, 0),
              "a torn last line is counted as such, and is no failure")
    path.write_text("\n".join(good), encoding="utf-8")
    found = json.loads(report("--format", "json", path))["overview"]
    tap.equal((found["messages"], found["torn"]), (3, 0), "a whole last line without LF counts")
    path.write_text("\r\n".join(good) + "\r\n\n\n", encoding="utf-8")
    found = json.loads(report("--format", "json", path))["overview"]
    tap.equal((found["messages"], found["records"]), (3, 3), "CRLF and empty lines are no lines")


# ---- forms ------------------------------------------------------------------

FORMS = [("report.ja.txt", ["--lang", "ja"]), ("report.en.txt", ["--lang", "en", "--top", "5"]),
         ("report.ja.html", ["--lang", "ja", "--format", "html", "--month", "2026-11"]),
         ("report.en.html", ["--lang", "en", "--format", "html", "--day", "2026-11-02", "--top", "3"]),
         ("report.ja.csv", ["--lang", "ja", "--format", "csv"]),
         ("report.json", ["--format", "json", "--domain", "vill.kawakami.example.lg.jp"])]


class Page(html.parser.HTMLParser):
    """What a page would load or run."""

    def __init__(self):
        super().__init__()
        self.bad, self.tags = [], collections.Counter()

    def handle_starttag(self, tag, attrs):
        self.tags[tag] += 1
        for name, value in attrs:
            if name in ("src", "href", "srcset", "data", "action") or name.startswith("on"):
                self.bad.append((tag, name, value))
        if tag in ("script", "link", "img", "iframe", "object", "embed", "base", "form"):
            self.bad.append((tag, "", ""))


def test_forms(folder, update):
    path = folder / "golden.jsonl"
    path.write_text("\n".join(make_lines(800, days=3, seed=2)) + "\n", encoding="utf-8")
    for name, arguments in FORMS:
        found = report(*arguments, path)
        if update:
            (GOLDEN / name).write_bytes(found)
        else:
            tap.ok(found == (GOLDEN / name).read_bytes(), f"{name} is as golden",
                   "test/report/test-report.py --update, and look at what changed")
    page = Page()
    text = report("--format", "html", "--lang", "ja", path).decode()
    page.feed(text)
    tap.equal(page.bad, [], "the page loads and runs nothing")
    tap.ok("url(" not in text and "@import" not in text, "nor does its style")
    tap.ok(page.tags["svg"] > 20, "it has charts", page.tags)
    tap.ok("&lt;b&gt;" in text and "winmail<b>" not in text, "a name with markup is text")
    tap.ok("\u202e" not in text, "no name turns the writing round")
    table = list(csv.reader(io.StringIO(report("--format", "csv", path).decode("utf-8-sig"))))
    tap.ok(all(len(row) == 5 for row in table), "every CSV record has five cells")
    tap.equal([c for row in table for c in row if c[:1] in "=+@" and len(c) > 1], [],
              "no CSV cell is a formula")
    shown = report(path).decode()
    tap.ok(all(c.isprintable() or c == "\n" for c in shown), "the text has no control characters")


def test_trace(folder):
    texts = list(make_lines(2000, days=2, seed=4))
    path = folder / "trace.jsonl"
    path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    lines = [json.loads(t) for t in texts]
    bad = next(l for l in lines if any(p["reason"] for p in l.get("parts", [])))
    digest = next(p["sha256"] for p in bad["parts"] if p["reason"])
    rows = [("a receipt", bad["receipt"], [l for l in lines if l["receipt"] == bad["receipt"]]),
            ("a queue id", bad["queue"], [l for l in lines if l["queue"] == bad["queue"]]),
            ("a sender in capitals", bad["sender"].upper(),
             [l for l in lines if bad["sender"] in (l.get("sender"), *l.get("recipients", []))]),
            ("an address in brackets", f"<{bad['recipients'][0]}>",
             [l for l in lines if bad["recipients"][0] in l.get("recipients", [])]),
            ("a file", f"sha256:{digest}",
             [l for l in lines if any(digest == p["sha256"] for p in l.get("parts", []))]),
            ("what was delivered", bad["output"]["sha256"], [bad])]
    for name, key, expected in rows:
        found = report("trace", "--format", "json", key, path).decode("utf-8").split("\n")[:-1]
        tap.equal([json.loads(f) for f in found], expected, f"trace finds {name}, the lines as they are")
    shown = report("trace", "--lang", "ja", bad["receipt"], path).decode("utf-8")
    times = sum(digest == p["sha256"] for l in lines if l is not bad for p in l.get("parts", []))
    tap.ok(f"{digest}: {times}" in shown, "it says how often the same file is elsewhere", shown)
    tap.ok("差出人" in shown and bad["sender"] in shown, "in words")
    report("trace", "NO-SUCH-THING", path, expect=1)
    tap.ok(True, "nothing found is status 1")


def test_usage(folder):
    path = folder / "golden.jsonl"
    for arguments in (["--day", "2026-1-1"], ["--month", "2026"], ["--day", "2026-11-01", "--month",
                      "2026-11"], ["--format", "pdf"], ["--lang", "fr"], ["--from", "yesterday"],
                      ["trace"], ["trace", "--format", "csv", "x"]):
        report(*arguments, *([] if arguments == ["trace"] else [path]), expect=2)
    tap.ok(True, "wrong options are refused")
    report(folder / "none.jsonl", expect=75)
    tap.ok(True, "a file that is not there is a fault")


def test_memory(folder):
    """A flood of different senders and files: counts stay bounded, and the rare
    ones are forgotten first."""
    template = json.loads(next(make_lines(1)))
    path = folder / "flood.jsonl"
    with open(path, "w", encoding="utf-8") as file:
        for number in range(100000):
            often = number % 4 == 0
            template["sender"] = "a@often.example" if often else f"a@h{number}.example"
            template["parts"] = []
            file.write(json.dumps(template) + "\n")
    found = json.loads(report("--format", "json", path))
    tap.ok(len(found["sender"]) <= 65536, f"{len(found['sender'])} domains are kept of 75001")
    tap.equal((found["sender"][0]["key"], found["sender"][0]["messages"]), ("often.example", 25000),
              "the frequent one is counted whole")
    tap.ok("少なく" in report("--lang", "ja", path).decode(), "and it is said that others may be short")


def main():
    update = "--update" in sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="sekisho-report-") as name:
        folder = pathlib.Path(name)
        GOLDEN.mkdir(exist_ok=True)
        tap.run("forms", lambda: test_forms(folder, update))
        for case in (test_numbers, test_compressed, test_lines, test_against_python, test_trace,
                     test_usage, test_memory):
            tap.run(case.__name__, lambda case=case: case(folder))
    tap.done()


main()
