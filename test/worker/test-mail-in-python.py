# SPDX-License-Identifier: Apache-2.0
"""Our reading of a mail beside that of Python's email package: whatever leaf
the other one finds, we find too, or we have called the mail ambiguous. Over the
samples, over mutants of a mail whose attachment must not hide, and over the
corpus beside the project.  test-mail-in-python.py DRIVER"""
import base64
import email
import hashlib
import pathlib
import random
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "laws"))
from tap import Tap, ROOT, corpus  # noqa: E402
from well_meant import is_well_meant  # noqa: E402

MARKER = b"SEKISHO-PAYLOAD-MARKER"
WHOLE = ("message/partial", "message/external-body", "message/delivery-status")

# Leaves that differ for a reason which hides nothing.
KNOWN = {
    "M004-cte-comment.eml": "the other one does not read a comment there",
    "M011-ctype-space-colon.eml": "the other one ends the headers there",
    "M018-boundary-fold.eml": "the other one keeps the line end in the boundary",
    "M028-qp-soft-variants.eml": "illegal escapes are kept or dropped",
    "M008-cte-on-rfc822.eml": "the other one leaves an attached mail in base64",
    "ok-meant-cr-cr-lf.eml": "the other one ends the headers at the first line",
    "ok-meant-footer-base64.eml": "the other one stops before the footer",
    "ok-meant-footer-plain.eml": "the other one stops before the footer",
    "ok-meant-rfc822-base64.eml": "the other one leaves an attached mail in base64",
    "ok-meant-rfc822-mbox-lines.eml": "the other one reads no header behind them",
    "messages_fname.eml": "base64 of 21 letters: a byte more or less",
    "parts_extra-base64-character.raw": "the other one gives up on a letter too many",
    "messages_bounce.txt": "the other one leaves an inner part in base64",
}


def read(driver, paths):
    """path -> (limit, ambiguous words, set of leaf sums); a leaf that stays
    outside alone, for it can be read as two, is the word "alone"."""
    found, last = {}, None
    for start in range(0, len(paths), 200):
        out = subprocess.run([driver, *map(str, paths[start:start + 200])],
                             capture_output=True, timeout=100, check=True).stdout
        for line in out.decode("utf-8", "replace").splitlines():
            kind, *fields = line.split("\t")
            if kind == "mail":
                last = [fields[1], fields[2], set()]
                found[fields[0]] = last
            elif kind == "leaf":
                last[2].add(fields[0])
            elif kind == "alone":
                last[1] += " alone"
    return found


def wire(data):
    if data.startswith(b"From ") and data[5:6] not in b" \t:":
        data = data.split(b"\n", 1)[-1]
    return data if b"\r\n" in data else data.replace(b"\n", b"\r\n")


def leaves(message):
    if message.get_content_type() in WHOLE:
        return
    if message.is_multipart():
        for part in message.get_payload():
            yield from leaves(part)
        return
    content = message.get_payload(decode=True) or b""
    ink = bytes(c for c in content if c not in b" \t\r\n")
    if ink:
        yield hashlib.sha256(ink).hexdigest(), message.get_content_type(), content


def missing(data, ours):
    """What the other reader sees and we neither see nor call ambiguous."""
    limit, ambiguous, sums = ours
    if limit != "none" or ambiguous:
        return []
    return [f"{kind} {content[:50]!r}"
            for sha, kind, content in leaves(email.message_from_bytes(wire(data)))
            if sha not in sums]


def compare(tap, name, driver, paths):
    found = read(driver, paths)
    differ, excused = [], 0
    for path in paths:
        gone = missing(path.read_bytes(), found[str(path)])
        if gone and path.name in KNOWN:
            excused += 1
        elif gone:
            differ.append(f"{path.name}: {gone[0]}")
    tap.ok(not differ and len(found) == len(paths), name, "\n".join(differ))
    tap.note(f"{len(paths)} mails, {excused} differ for a known reason")
    return found


# ---- mutants: structure and encoding of one mail, one or two changes each ----

CTYPES = ['multipart/mixed; boundary="bb"', "multipart/mixed; boundary=bb",
          "multipart/mixed; boundary=b; boundary=bb", "multipart/mixed",
          "Multipart/Mixed;BOUNDARY=bb;", "multipart/mixed; boundary*=us-ascii''bb",
          "multipart/mixed; boundary*0=b; boundary*1=b", "multipart/mixed; boundary='bb'",
          'multipart/mixed; boundary="=?us-ascii?Q?bb?="', "multipart/mixed, boundary=bb",
          'multipart/mixed; boundary=" bb"', 'multipart/mixed; boundary="bb"; boundary="x"',
          "multipart/mixed; (c) boundary=(c)bb", "text/plain; boundary=bb",
          "multipart/mixed boundary=bb", 'multipart/mixed; boundary="b\\b"', "bogus"]
NAMES = ["Content-Type", "content-type", "Content-Type ", "Content-Type\t",
         "Content-Type\0", "Content Type", "X: y\nContent-Type", "Content-Type:\n"]
ENDS = ["\n\n", "\n \n", "\n\t\n", "\n\r\n", "\r\r\n", "\n\0\n", "\nX\n\n", "\n\n\n",
        "\r\r", "\r", "\n\x0b\n"]
CTES = ["base64", "BASE64", "base64 ", "(x)base64", "base64 (x)", "base64,7bit",
        "7bit", "quoted-printable", "base64\nContent-Transfer-Encoding: 7bit",
        "7bit\nContent-Transfer-Encoding: base64", "base64;", '"base64"', "base65",
        "=?x?q?base64?=", "base\0 64", "base64\n x", ""]
OPENS = ["--bb", "--bb ", "--bb\t", "--bb x", "--bbx", " --bb", "--bb\r", "-- bb",
         "--bb--", "---bb", "--BB", "--bb--x", "--b"]
CLOSES = ["--bb--", "--bb", "", "--bb-- ", "--bb--x", "--bb-", "-bb--"]


def mutant(rng):
    def pick(values):
        return values[0] if rng.random() < 0.75 else rng.choice(values)
    payload = base64.encodebytes(MARKER + b" hidden program").decode()
    if rng.random() < 0.2:
        at = rng.randrange(1, len(payload) - 2)
        payload = payload[:at] + rng.choice("=-_. \n!\r") + payload[at:]
    text = (f"From: a@b.example\nMIME-Version: 1.0\n{pick(NAMES)}: {pick(CTYPES)}"
            f"{pick(ENDS)}{pick(OPENS)}\nContent-Type: text/plain\n\nhello\n"
            f"{pick(OPENS)}\nContent-Type: application/octet-stream"
            f"\nContent-Transfer-Encoding: {pick(CTES)}{pick(ENDS)}{payload}"
            f"{pick(CLOSES)}\n")
    return text.encode("latin-1").replace(b"\r", b"\1").replace(
        b"\n", b"\r\n").replace(b"\1", b"\r")


def mutants(tap, driver, folder):
    rng = random.Random(20261120)  # the same mails on every run
    paths = []
    for i in range(1500):
        path = folder / f"mutant-{i:04}.eml"
        path.write_bytes(mutant(rng))
        paths.append(path)
    found = read(driver, paths)
    hidden, seen, ambiguous = [], 0, 0
    for path in paths:
        data = path.read_bytes()
        limit, words, sums = found[str(path)]
        ambiguous += bool(words)
        for sha, _, content in leaves(email.message_from_bytes(data)):
            if MARKER not in content:
                continue
            seen += 1
            if not words and sha not in sums:
                hidden.append(f"{path.name}: {data!r}")
    tap.ok(not hidden, "no mutant hides its payload from us alone",
           "\n".join(hidden[:10]))
    tap.ok(seen > 300 and 300 < ambiguous < 1400, "the mutants mutate",
           f"seen {seen}, ambiguous {ambiguous}")
    tap.note(f"1500 mutants: payload seen by the other reader in {seen}, "
             f"{ambiguous} ambiguous")


def well_meant(tap, found):
    total, refused = 0, []
    for path, (_, words, _) in found.items():
        path = pathlib.Path(path)
        if not is_well_meant(path):
            continue
        total += 1
        if words.replace("alone", "").strip():
            refused.append(f"{path.parent.name}/{path.name}: {words}")
    for line in refused:
        tap.note(line)
    tap.ok(len(refused) * 200 <= total, "at most 0.5% of well-meant mails are ambiguous",
           f"{len(refused)} of {total}")
    tap.note(f"{len(refused)} of {total}")


def main():
    tap, driver = Tap(), sys.argv[1]
    compare(tap, "samples: every leaf another reader finds", driver,
            sorted((ROOT / "samples" / "mail").glob("*.eml")))
    with tempfile.TemporaryDirectory() as folder:
        mutants(tap, driver, pathlib.Path(folder))
    place = corpus()
    if place is None:
        tap.skip("corpus", "no corpus: set SK_CORPUS, or put it at ../shared/corpus")
    else:
        mails = sorted(p for p in (pathlib.Path(place) / "mail").rglob("*") if p.is_file())
        found = compare(tap, "corpus: every leaf another reader finds", driver, mails)
        well_meant(tap, found)
    tap.done()


main()
