#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every word that Chromium shows is in our text, or its loss is named.

    visible.py SEKISHO [-v] [NAME …]    -v names every missing word; with NAMEs
                                        only the files whose names hold one

Pages and mails in HTML of samples/ and, where it lies beside the clone, of the
corpus. What Chromium shows of the original is cut into words at blanks; of a
word only letters and digits count, folded (NFKC, lower case), so that marks of
links, frames of tables and defanged addresses make no difference. A word is

    found     in the cleaned text, as often as Chromium shows it;
    named     not there, but the report counts it: as hidden text, as a part
              that was removed, as a mail that was withheld;
    excepted  in exceptions.tsv, with the reason;
    missing   none of these: the law is broken.

The law is tried on itself too: with a paragraph taken out of what was cleaned
the words of that paragraph must be missing.
"""
import base64
import collections
import email
import email.policy
import fnmatch
import gzip
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

from browser import Browser

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
UNKNOWN = "windows-1252"  # for pages that do not say what they are in
LARGEST = 400_000  # bytes of a page; larger ones show nothing new

POLICY = """
profiles = {{ visible = {{ base = "text-only"; ambiguous = "rebuild"; hidden = "{hidden}"; }}; }};
limits = {{ parts = 10000; }};
"""

MAIL = b"""From: a@example.org
To: b@example.org
Subject: page
Date: Mon, 01 Jun 2026 10:00:00 +0900
Message-ID: <page@example.org>
MIME-Version: 1.0
Content-Type: text/html
Content-Transfer-Encoding: base64

"""


# ---- what is read -----------------------------------------------------------

def charset_of(content, declared):
    """What Chromium is told. Which charset a page is in that does not say is
    not this law's question: a page that is UTF-8 is read as UTF-8; of any
    other the words beyond ASCII are not compared (judge)."""
    if declared:
        return declared
    if content[:3] == b"\xef\xbb\xbf" or content[:2] in (b"\xff\xfe", b"\xfe\xff") or \
            re.search(rb"(?i)<meta[^>]*charset", content[:4096]):
        return None
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return UNKNOWN
    return "utf-8"


def pages(folder):
    """(name, mail, [(content, charset, kind)]) of the pages below a folder."""
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if not re.search(r"\.x?html?(\.gz)?$", name):
            continue
        content = path.read_bytes()
        if name.endswith(".gz"):
            content = gzip.decompress(content)
        if len(content) <= LARGEST:
            yield name, MAIL + base64.encodebytes(content), [(content, charset_of(content, None), "text/html")]


def html_parts(message):
    for part in message.walk():
        kind = part.get_content_type()
        if kind not in ("text/html", "application/xhtml+xml") or \
                part.get_content_disposition() == "attachment" or part.get_filename():
            continue
        try:
            content = part.get_payload(decode=True)
        except Exception:
            continue
        if content and len(content) <= LARGEST:
            yield content, charset_of(content, part.get_content_charset()), "text/html"


def mails(folder):
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.suffix in (".json", ".txt", ".conf"):
            continue
        content = path.read_bytes()
        if b"text/html" not in content.lower():
            continue
        try:
            parts = list(html_parts(email.message_from_bytes(content)))
        except Exception:
            continue
        if parts:
            yield str(path.relative_to(folder)), content, parts


def rooms():
    yield "samples/html", pages(ROOT / "samples" / "html")
    yield "samples/html-hostile", pages(ROOT / "samples" / "html-hostile")
    for folder in ("mail", "variants", "containers"):
        yield f"samples/{folder}", mails(ROOT / "samples" / folder)
    if not CORPUS.is_dir():
        print("# skipped: the corpus is not beside this clone")
        return
    yield "corpus/html", pages(CORPUS / "html")
    yield "corpus/mail", mails(CORPUS / "mail")


# ---- words ------------------------------------------------------------------

def folded(text):
    text = unicodedata.normalize("NFKC", text).casefold()
    text = re.sub(r"hxxp", "http", re.sub(r"fxp", "ftp", text))
    return "".join(c for c in text if c.isalnum())


def without_marks(text):
    """A text of ours without the numbers of links, warnings and signs of
    quotes, which stand between letters that Chromium shows side by side."""
    text = re.sub(r"^(?:> ?)+", "", text, flags=re.M)
    text = re.sub(r"［画面に表示されない文字：([^］]*)］", r"\1", text)
    text = re.sub(r"[\[［](?:※表示と異なる|表示と異なる)[^\]］]*[\]］]", "", text)
    return re.sub(r"\[\d+\]", "", text)


def words(text):
    for word in re.sub(r"\[\d+\]", "", text).split():
        short = folded(word)
        if short:
            yield word, short


def covered(word, text):
    """Whether the pieces of a word stand in the text: a cell of a table that
    is wrapped, a mark within a word. Pieces have two letters or more, four
    where the script is written with spaces and nothing else stands beside."""
    at = 0
    while at < len(word):
        least = 2 if any(ord(c) >= 0x2e80 for c in word[at:at + 2]) else 4
        end = len(word)
        while end - at >= min(least, len(word)) and word[at:end] not in text:
            end -= 1
        if end - at < min(least, len(word)):
            return False
        at = end
    return True


def losses(shown, text):
    """(how many words, [those that the text does not have])."""
    counts = collections.Counter()
    first = {}
    for word, short in words(shown):
        counts[short] += 1
        first.setdefault(short, word)
    missing = []
    for short, times in counts.items():
        have = text.count(short)
        if have < times and not (have == 0 and covered(short, text)):
            missing += [first[short]] * (times - have)
    return sum(counts.values()), missing


# ---- our side ---------------------------------------------------------------

def clean(sekisho, folder, names, hidden):
    """{name: (text or None, report)}."""
    out = folder / f"out-{hidden}"
    out.mkdir()
    policy = folder / f"{hidden}.conf"
    policy.write_text(POLICY.format(hidden=hidden), encoding="utf-8")
    report = folder / f"{hidden}.jsonl"
    done = subprocess.run([sekisho, "clean", "-p", str(policy), "--as", "mail", "-o", str(out),
                           "-r", str(report), str(folder / "in")], capture_output=True)
    if done.returncode not in (0, 1):
        sys.exit(f"sekisho ended with {done.returncode}: {done.stderr.decode()[-2000:]}")
    reports = {pathlib.Path(line["input_path"]).name: line for line in
               map(json.loads, report.read_text(encoding="utf-8").splitlines())}
    found = {}
    for name in names:
        # clean mails the same name or one with the verdict's suffix
        path = next(out.rglob(name), None)
        found[name] = (text_of(path.read_bytes()) if path else None, reports[name])
    return found


def text_of(mail):
    message = email.message_from_bytes(mail, policy=email.policy.default)
    if message.is_multipart():
        message = message.get_payload(0)
    return message.get_payload(decode=True).decode(message.get_content_charset())


def removed_kinds(report):
    return {row["what"] for part in report["parts"] for row in part["removed"]}


def is_removed(part):
    """A text that was taken out as a whole, and is named so in the notice."""
    return part["reason"] not in (None, "alternative") and \
        re.match(r"text/html|application/xhtml|multipart/", part["claimed"] or "")


def exceptions():
    """[(file, as a shell pattern; word, as a pattern; reason)]."""
    rows = []
    for line in (HERE / "exceptions.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, word, reason = line.split("\t")
            rows.append((name, re.compile(word), reason))
    return rows


class Tally:
    def __init__(self):
        self.files = self.words = self.missing = self.named = self.excepted = 0
        self.withheld = self.silent = 0


def ascii_only(shown):
    return " ".join(word for word in shown.split() if word.isascii())


def judge(full, shown, ours, marked, excepted, tally, used):
    """The words of one mail that are missing."""
    text, report = ours
    if text is None or any(is_removed(part) for part in report["parts"]):
        tally.withheld += 1
        return []
    total, lost = losses(shown, folded(without_marks(text)))
    tally.words += total
    if lost and "hidden-text" in removed_kinds(report):
        _, still = losses(shown, folded(without_marks(marked[0] or "")))
        tally.named += len(lost) - len(still)
        lost = still
    missing = []
    for word in lost:
        row = next((r for r in excepted if fnmatch.fnmatchcase(full, r[0]) and
                    r[1].search(word)), None)
        if row:
            used.add(row)
            tally.excepted += 1
        else:
            missing.append(word)
    tally.missing += len(missing)
    return missing


def run_room(room, cases, sekisho, browser, excepted, used, verbose):
    tally = Tally()
    with tempfile.TemporaryDirectory(prefix="sekisho-visible-") as place:
        folder = pathlib.Path(place)
        (folder / "in").mkdir()
        names = {}
        for number, (name, mail, _) in enumerate(cases):
            names[name] = f"{number:04}.eml"
            (folder / "in" / names[name]).write_bytes(mail)
        ours = clean(sekisho, folder, names.values(), "drop")
        marked = clean(sekisho, folder, names.values(), "mark")
    for name, _, parts in cases:
        full = f"{room}/{name}"
        tally.files += 1
        seen = [browser.shown(*part) for part in parts]
        if None in seen:
            tally.silent += 1
            print(f"# {full}: Chromium gave no answer")
            continue
        shown = "\n".join("\n".join([one["text"], *one["alts"]]) for one in seen)
        if any(charset == UNKNOWN for _, charset, _ in parts):
            shown = ascii_only(shown)
        missing = judge(full, shown, ours[names[name]], marked[names[name]],
                        excepted, tally, used)
        if missing:
            few = missing if verbose else missing[:8]
            print(f"{full}: {len(missing)} missing: {' '.join(few)[:1500]}")
    return tally


# ---- the law tried on itself ------------------------------------------------

def control(sekisho, browser):
    """A paragraph that our side never sees must be missing, and nothing else."""
    whole = "<meta charset=utf-8><p>最初の段落です。</p><p>Only seventeen visitors</p><p>終わり</p>"
    short = whole.replace("<p>Only seventeen visitors</p>", "")
    with tempfile.TemporaryDirectory(prefix="sekisho-visible-") as place:
        folder = pathlib.Path(place)
        (folder / "in").mkdir()
        for name, page in (("whole.eml", whole), ("short.eml", short)):
            (folder / "in" / name).write_bytes(MAIL + base64.encodebytes(page.encode()))
        ours = clean(sekisho, folder, ["whole.eml", "short.eml"], "drop")
    shown = browser.shown(whole.encode(), None)["text"]
    lost = {name: losses(shown, folded(without_marks(ours[name][0])))[1] for name in ours}
    return lost["whole.eml"] == [] and lost["short.eml"] == ["Only", "seventeen", "visitors"]


def main():
    verbose = "-v" in sys.argv
    sekisho, *wanted = [a for a in sys.argv[1:] if a != "-v"]
    excepted, used = exceptions(), set()
    print(f"{'':22}{'files':>7}{'words':>8}{'missing':>9}{'named':>7}{'excepted':>10}"
          f"{'withheld':>10}{'silent':>8}")
    bad = 0
    with tempfile.TemporaryDirectory(prefix="sekisho-chromium-") as profile:
        browser = Browser(profile)
        try:
            if not control(sekisho, browser):
                print("the control failed: a dropped paragraph was not missing")
                bad += 1
            for room, cases in rooms():
                cases = [c for c in cases if not wanted or any(w in c[0] for w in wanted)]
                if not cases:
                    continue
                tally = run_room(room, cases, sekisho, browser, excepted, used, verbose)
                print(f"{room:22}{tally.files:7}{tally.words:8}{tally.missing:9}{tally.named:7}"
                      f"{tally.excepted:10}{tally.withheld:10}{tally.silent:8}", flush=True)
                bad += tally.missing
            if CORPUS.is_dir() and not wanted:
                for row in [row for row in excepted if row not in used]:
                    print(f"exceptions.tsv: {row[0]} {row[1].pattern}: excepts nothing any more")
                    bad += 1
        finally:
            browser.close()
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
