#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the readers of Python's library see in tables, JSON and XML is the same
before and after cleaning, but for what is neutralised on purpose. TAP.

    test-text-readers.py DRIVER
"""
import csv
import io
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree

NUMBER = re.compile(r"[+-](\d+|\d{1,3}(,\d{3})+)(\.\d+)?([Ee][+-]?\d+)?%?")
FORMULA = re.compile(r"\t|[ \t\n\u00a0\u3000]*[-=+@＝＋－＠]")
WORDS = ["", "a", "総務課", "山田 太郎", "1", "-1", "-1,234.5", "+5%", "a,b", "a;b",
         "a\tb", 'say "x"', '"', "two\nlines", " x ", "=1+1", "@x", "-", "- 3",
         "+81-3-1", "＝x", "\u3000=1", "'=1", "1.5", "2026/11/20"]


def clean(driver, media_type, files):
    """{name: cleaned octets or None} of {name: octets}."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            with open(os.path.join(folder, name), "wb") as file:
                file.write(data)
        subprocess.run([driver, media_type, folder], check=True, timeout=120)
        results = {}
        for name in files:
            path = os.path.join(folder, name + ".out")
            results[name] = None
            if os.path.exists(path):
                with open(path, "rb") as file:
                    results[name] = file.read()
        return results


def neutral(cell):
    """What a cell must be afterwards."""
    if not FORMULA.match(cell):
        return cell
    text = cell.strip(" \t\n\u00a0\u3000")
    if cell[0] != "\t" and (text == "-" or NUMBER.fullmatch(text)):
        return cell.rstrip()
    return "'" + cell


def written(rows, separator, line_end, quoting):
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, lineterminator=line_end,
               quoting=quoting).writerows(rows)
    return text.getvalue()


def tables(driver, rand):
    """Rows written in every usual way: each cell is read again as it was."""
    wanted, files = {}, {}
    for number in range(600):
        width = rand.randint(2, 5)
        rows = [["見出し%d" % i for i in range(width)]] + [
            [rand.choice(WORDS) for _ in range(width)]
            for _ in range(rand.randint(1, 8))]
        separator = rand.choice(",;\t")
        text = written(rows, separator, rand.choice(["\r\n", "\n"]),
                       rand.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
        charset = rand.choice(["utf-8", "utf-8-sig", "utf-16", "cp932"])
        if charset == "cp932":
            text = text.replace("\u00a0", " ")
        files["%d" % number] = text.encode(charset)
        wanted["%d" % number] = [[neutral(cell) for cell in row] for row in rows]
    for name, data in clean(driver, "text/csv", files).items():
        found = list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))
        if found != wanted[name]:
            return f"{files[name]!r}: {found} instead of {wanted[name]}"
    return None


def value(rand, depth):
    kind = rand.randint(0, 7 if depth < 5 else 5)
    if kind < 3:
        return rand.choice(WORDS) + rand.choice(["", "\u2028", "<b>", "\\", "😀"])
    if kind < 6:
        return rand.choice([None, True, False, 0, -1.5e300, 12345678901234567890])
    if kind == 6:
        return [value(rand, depth + 1) for _ in range(rand.randint(0, 4))]
    return {rand.choice(WORDS): value(rand, depth + 1)
            for _ in range(rand.randint(0, 4))}


def values(driver, rand):
    wanted = {"%d" % n: value(rand, 0) for n in range(600)}
    files = {name: json.dumps(
        content, ensure_ascii=rand.random() < 0.5,
        indent=rand.choice([None, 1])).encode() for name, content in wanted.items()}
    for name, data in clean(driver, "application/json", files).items():
        if json.loads(data.decode("utf-8")) != wanted[name]:
            return f"{files[name]!r}: {data!r}"
    return None


def element(rand, depth):
    node = tree.Element(rand.choice(["a", "b-c", "申請", "d.e"]))
    for name in rand.sample(["x", "y", "種別"], rand.randint(0, 3)):
        node.set(name, rand.choice(WORDS) + rand.choice(["", "<&>", "%PDF-", "'"]))
    node.text = rand.choice(WORDS + ["]]>", "<&>", "%pdf-1"])
    for _ in range(rand.randint(0, 3) if depth < 5 else 0):
        child = element(rand, depth + 1)
        child.tail = rand.choice(WORDS)
        node.append(child)
    return node


def canonical(text):
    return tree.canonicalize(text)


def elements(driver, rand):
    wanted = {}
    for n in range(600):
        root = element(rand, 0)
        root.tag = "data"              # one of those that stay XML
        wanted[str(n)] = tree.tostring(root, encoding="unicode")
    files = {}
    for name, text in wanted.items():
        charset = rand.choice(["utf-8", "utf-16", "shift_jis", "euc-jp"])
        try:
            body = text.encode(charset)
        except UnicodeEncodeError:
            charset, body = "utf-8", text.encode("utf-8")
        head = '<?xml version="1.0" encoding="%s"?>\n' % charset
        files[name] = (head + text).encode(charset) if charset == "utf-16" \
            else head.encode() + body
    for name, data in clean(driver, "application/xml", files).items():
        if canonical(data.decode("utf-8")) != canonical(wanted[name]):
            return f"{files[name]!r}: {data!r}"
    return None


def main():
    driver = sys.argv[1]
    tests = [tables, values, elements]
    for number, test in enumerate(tests, 1):
        try:
            wrong = test(driver, random.Random(20261120))
        except Exception as error:          # a driver that died, bad output
            wrong = repr(error)
        print(f"{'not ok' if wrong else 'ok'} {number} - {test.__name__}")
        if wrong:
            print("# " + wrong[:2000].replace("\n", "\n# "))
    print(f"1..{len(tests)}")


main()
