#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""No sentence that a browser shows is lost: our text beside w3m's and lynx's.

    compare-browsers.py DRIVER

Every sentence that BOTH show must stand in ours, blanks aside; what stands in
samples/html/hidden.txt ("file<TAB>sentence<TAB>reason") must be shown by both
and not by us: hidden by CSS, which neither of the two follows, or said in
other words of ours.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples" / "html"


def squeeze(text):
    """Without blanks, and what differs in writing only made the same."""
    text = unicodedata.normalize("NFKC", text)
    text = re.sub(r"hxxp", "http", text).replace("[.]", ".")
    return re.sub(r"[\s|>*+\-=_#~^「」『』()（）:\[\]\"'“”‘’・○●□■]+", "", text)


def sentences(text):
    for part in re.split(r"[。！？!?\n]|\.(?:\s|$)", text):
        short = squeeze(part)
        if len(short) >= 4:
            yield part.strip(), short


def charset(page):
    head = page.read_bytes()[:4096].lower()
    return "ISO-2022-JP" if b"iso-2022-jp" in head else "UTF-8"


def browser(command, page):
    done = subprocess.run(command, input=page.read_bytes(), timeout=60,
                          capture_output=True)
    return done.stdout.decode("utf-8", errors="replace")


def w3m(page):
    return browser(["w3m", "-dump", "-T", "text/html", "-I", charset(page),
                    "-O", "UTF-8", "-cols", "300"], page)


def lynx(page):
    return browser(["lynx", "-dump", "-stdin", "-nolist", "-width=300",
                    "-force_html", "-nocolor", "-display_charset=utf-8",
                    f"-assume_charset={charset(page).lower()}"], page)


def own_text(driver, page):
    """Ours, without the numbers and warnings we put behind links."""
    done = subprocess.run([driver, str(page)], capture_output=True,
                          timeout=60, check=True)
    text = json.loads(done.stdout)["text"]
    return squeeze(re.sub(r"\[\d+\](［[^］]*］)?", "", text))


def missing(page, ours, listed):
    """Sentences both browsers show and we do not; those listed are apart."""
    shown_by_lynx = squeeze(lynx(page))
    lost, hidden = [], set()
    words = [squeeze(word) for word in listed]
    for sentence, short in sentences(w3m(page)):
        if short not in shown_by_lynx or short in ours:
            continue
        match = [w for w in words if w in short or short in w]
        rest = short
        for word in match:
            rest = "" if rest in word else rest.replace(word, "")
        if match and rest in ours:
            hidden.update(match)
        else:
            lost.append(sentence)
    return lost, hidden


def main():
    driver = sys.argv[1]
    for tool in ("w3m", "lynx"):
        if shutil.which(tool) is None:
            print(f"1..0 # SKIP {tool} is not installed")
            return 0
    lines = (SAMPLES / "hidden.txt").read_text(encoding="utf-8").splitlines()
    listed = [line.split("\t") for line in lines
              if line and not line.startswith("#")]
    point = failed = total = 0
    for page in sorted(SAMPLES.glob("*.html")):
        ours = own_text(driver, page)
        here = [row[1] for row in listed if row[0] == page.name]
        count = sum(1 for _ in sentences(w3m(page)))
        total += count
        lost, hidden = missing(page, ours, here)
        stale = [s for s in here if squeeze(s) not in hidden]
        point += 1
        good = not lost and not stale and count > 0
        failed += not good
        print(f"{'ok' if good else 'not ok'} {point} - {page.name}: "
              f"{count} sentences, {len(here)} listed apart")
        for sentence in lost:
            print(f"# lost: {sentence}")
        for sentence in stale:
            print(f"# listed as hidden, yet not so: {sentence}")
    print(f"# {total} sentences compared")
    print(f"1..{point}")
    return 1 if failed else 0


sys.exit(main())
