#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes report lines as sekisho-milter writes them, with names that people give
files, senders of all kinds and the ways in which mail ends. The same arguments
give the same bytes.

    make_log.py LINES [--days N] [--seed N] >report.jsonl
"""
import argparse
import datetime
import hashlib
import json
import random
import sys

POLICIES = ["sha256:" + hashlib.sha256(f"policy {n}".encode()).hexdigest() for n in range(2)]
TOWNS = [("city.sakura.example.lg.jp", 5), ("town.nambu.example.lg.jp", 3),
         ("vill.kawakami.example.lg.jp", 1)]
SENDERS = [("kensetsu.example.co.jp", 30), ("pref.example.lg.jp", 24), ("mail.example.ne.jp", 18),
           ("school.example.ed.jp", 10), ("hospital.example.or.jp", 8), ("news.example.com", 8),
           ("invoice-update.example.net", 3), ("xn--wgv71a.example.jp", 2)]
# what: (found, action, method, reason, filter, names, weight)
FILES = [
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "disarmed",
     "sanitize", None, "rebuild-word", ["仕様書.docx", "通知文（案）.docx", "議事録.docx"], 20),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "disarmed",
     "sanitize", None, "rebuild-sheet", ["見積書.xlsx", "集計表 R8.xlsx"], 18),
    ("application/pdf", "disarmed", "sanitize", None, "rebuild-pdf",
     ["請求書.pdf", "チラシ.pdf", "図面_最終.pdf"], 30),
    ("image/jpeg", "disarmed", "sanitize", None, "rebuild-picture", ["IMG_0412.JPG", "現場1.jpg"], 20),
    ("application/zip", "split", "sanitize", None, "flatten-archive", ["資料一式.zip"], 6),
    ("application/x-dosexec", "removed", "removed", "executable", "verify-type",
     ["請求書.pdf.exe", "setup.exe", "=cmd|calc.exe"], 4),
    ("application/vnd.ms-word.document.macroEnabled.12", "removed", "removed", "macro",
     "rebuild-word", ["様式.docm"], 4),
    ("application/zip", "removed", "removed", "encrypted", "open-locked", ["至急.zip"], 7),
    ("image/heic", "removed", "removed", "picture-format", "rebuild-picture", ["IMG_9.HEIC"], 3),
    ("application/octet-stream", "removed", "removed", "undecided", "none",
     ["data\u202ecod.scr", "winmail<b>.dat", "\"quoted\"\n.bin"], 2),
]
WITHHELD = [("ambiguous", 5), ("limit-message", 2), ("no-crossing", 6), ("sealed-zone", 2),
            ("own-domain", 2), ("unprocessable", 1), ("inspection", 1)]
# Of a day: nobody at night, most in the morning.
HOURS = [1, 1, 1, 1, 1, 2, 4, 12, 40, 55, 48, 42, 20, 44, 50, 46, 38, 24, 10, 6, 4, 3, 2, 1]


def pick(random_, pairs):
    return random_.choices([p[0] for p in pairs], [p[-1] for p in pairs])[0]


def sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()


def make_part(rng, number, row):
    found, action, method, reason, filter_, names, _ = row
    name = rng.choice(names)
    # What is bad is sent many times; the rest differs.
    digest = sha256(name if action == "removed" else f"{name} {number}")
    size = rng.randrange(2000, 900000)
    part = {"path": [str(number)], "name": name, "claimed": found, "found": found,
            "bytes": size, "sha256": digest, "action": action, "method": method,
            "filter": [filter_], "reason": reason, "rule": f"policy.conf:{20 + len(action)}",
            "removed": [{"what": "metadata", "count": 2}] if action == "disarmed" else [],
            "output": None}
    if action == "disarmed":
        part["output"] = {"name": name, "type": found, "bytes": size // 2,
                          "sha256": sha256(digest)}
    return part


def root_part(digest, size):
    return {"path": [], "name": None, "claimed": "message/rfc822", "found": "message/rfc822",
            "bytes": size, "sha256": digest, "action": "split", "method": "none", "filter": [],
            "reason": None, "rule": None, "removed": [], "output": None}


def body_part():
    return {"path": ["1"], "name": None, "claimed": "text/html", "found": "text/html",
            "bytes": 2413, "sha256": sha256("body"), "action": "converted", "method": "text-body",
            "filter": ["convert-html"], "reason": None, "rule": "policy.conf:9",
            "removed": [{"what": "script", "count": 1}],
            "output": {"name": None, "type": "text/plain", "bytes": 901, "sha256": sha256("text")}}


def make_line(rng, number, when):
    town, sender = pick(rng, TOWNS), pick(rng, SENDERS)
    files = [make_part(rng, n + 2, rng.choices(FILES, [f[-1] for f in FILES])[0])
             for n in range(rng.choice([0, 0, 1, 1, 2]))]
    verdict, reason = "cleaned", None
    if rng.random() < 0.03:
        verdict, reason = "withheld", pick(rng, WITHHELD)
    elif rng.random() < 0.1:
        verdict = "kept"
        files = []
    to_zone = "mynumber" if reason == "sealed-zone" else "lgwan"
    digest = sha256(f"mail {number}")
    line = {"version": 1, "time": when.isoformat(), "queue": f"4F{number:06X}",
            "client": f"192.0.2.{number % 200}", "sender": f"user{number % 97}@{sender}",
            "delivery": f"00000000-0000-4000-8000-{number:012d}", "proof": "network",
            "recipients": [f"bu{number % 31}@{town}"], "receipt": f"{digest[:10].upper()}",
            "kind": "mail", "verdict": verdict, "reason": reason,
            "crossing": {"from": "internet", "to": to_zone, "profile": "town",
                         "rule": f"policy.conf:{12 if to_zone == 'lgwan' else 13}"},
            "policy": POLICIES[when.day > 15], "engine": "sekisho 0.1.0",
            "input": {"bytes": 4000 + sum(f["bytes"] for f in files), "sha256": digest},
            "output": None if verdict == "withheld" else
            {"bytes": 2000 + sum(f["bytes"] for f in files) // 2, "sha256": sha256(digest)},
            "untidy": ["8bit-header"] if number % 17 == 0 else [],
            "ambiguous": ["bare-cr"] if reason == "ambiguous" else [],
            "notes": [{"what": "charset-guessed", "count": 1}] if number % 29 == 0 else [],
            "headers": [{"name": "X-Mailer", "action": "dropped", "value": "Example 1.0"}],
            "did": ["html-to-text"] + ["attachment-removed"] * any(f["reason"] for f in files),
            "parts": [] if verdict == "withheld" else [root_part(digest, 4000), body_part(), *files],
            "inspection": None if verdict == "withheld" else "accepted",
            "milliseconds": {"clean": rng.randrange(4, 60) * (1 + 9 * (number % 50 == 0)),
                             "inspect": rng.randrange(1, 6)}}
    return line


def make_lines(count, days=1, seed=1):
    """JSON texts in order of time, with a line of a fault now and then."""
    rng = random.Random(seed)
    zone = datetime.timezone(datetime.timedelta(hours=9))
    start = datetime.datetime(2026, 11, 1, tzinfo=zone)
    times = sorted(start + datetime.timedelta(
        days=rng.randrange(days), hours=rng.choices(range(24), HOURS)[0],
        seconds=rng.randrange(3600), microseconds=rng.randrange(1000000)) for _ in range(count))
    for number, when in enumerate(times):
        weekend = (when.weekday() >= 5) and days > 7
        if weekend and number % 9:
            when -= datetime.timedelta(days=when.weekday() - number % 5)
        line = make_line(rng, number, when)
        yield json.dumps(line, ensure_ascii=False, separators=(",", ":")).replace("\u007f", "")
        if number % 400 == 399:
            yield json.dumps({"version": 1, "fault": "edit", "time": line["time"],
                              "queue": line["queue"], "delivery": line["delivery"],
                              "receipt": line["receipt"]}, separators=(",", ":"))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("lines", type=int)
    parser.add_argument("--days", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for line in make_lines(options.lines, options.days, options.seed):
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
