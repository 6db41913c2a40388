# SPDX-License-Identifier: Apache-2.0
"""The laws a cleaned mail obeys, as functions; the tests choose the mails.

clean_folder() runs `sekisho clean` over a folder in one go; check() judges one
result with Python's own email parser, which shares nothing with ours.
"""
import email
import email.policy
import json
import pathlib
import re
import subprocess

from tap import program

REBUILD = """
profiles = {{ laws = {{ base = "text-only"; ambiguous = "{ambiguous}"; {more} }}; }};
limits = {{ parts = 10000; }};
"""


def write_policy(folder, ambiguous="rebuild", more=""):
    path = pathlib.Path(folder) / f"{ambiguous}-{abs(hash(more)) % 9999}.conf"
    path.write_text(REBUILD.format(ambiguous=ambiguous, more=more), encoding="utf-8")
    return str(path)


def clean_folder(policy, source, target, report, timeout=600):
    """(exit status, reports in input order, stderr)."""
    done = subprocess.run(
        [program("sekisho"), "clean", "-p", policy, "--as", "mail", "-o",
         str(target), "-r", str(report), str(source)],
        capture_output=True, timeout=timeout)
    lines = pathlib.Path(report).read_text(encoding="utf-8").splitlines()
    return done.returncode, [json.loads(line) for line in lines], \
        done.stderr.decode("utf-8", "replace")


def inputs(folder):
    """The files below a folder in the order in which `clean` walks them."""
    def walk(path):
        for entry in sorted(path.iterdir(), key=lambda p: p.name.encode()):
            if entry.is_dir() and not entry.is_symlink():
                yield from walk(entry)
            elif entry.is_file() and not entry.is_symlink():
                yield entry
    return list(walk(pathlib.Path(folder)))


def body_of(mail):
    return mail.split(b"\r\n\r\n", 1)[1]


def text_of(mail):
    """The text for reading: the mail's only part, or the first of a mail with files."""
    message = email.message_from_bytes(mail, policy=email.policy.default)
    if message.is_multipart():
        message = message.get_payload(0)
    return message.get_payload(decode=True).decode(message.get_content_charset())


def attachment_windows(original):
    """Byte strings of the original's attachments that occur nowhere else in
    it: 48 bytes from the middle of each decoded non-text part."""
    message = email.message_from_bytes(original)
    for part in message.walk():
        if part.is_multipart() or part.get_content_maintype() in ("text", "message"):
            continue
        try:
            content = part.get_payload(decode=True)
        except Exception:
            continue
        if not content or len(content) < 96:
            continue
        middle = len(content) // 2
        window = content[middle:middle + 48]
        if len(set(window)) > 12:
            yield window


def check(original, cleaned):
    """What is wrong with a cleaned mail: a list of sentences."""
    wrong = []
    if any(b > 0x7e or (b < 0x20 and b not in b"\r\n\t\x1b") for b in set(cleaned)):
        wrong.append("bytes that are not 7-bit text")
    if re.search(rb"[^\r]\n|\r[^\n]", cleaned):
        wrong.append("a bare CR or LF")
    message = email.message_from_bytes(cleaned, policy=email.policy.default)
    if message.is_multipart() or message.get_content_type() != "text/plain":
        wrong.append(f"not one text part: {message.get_content_type()}")
        return wrong
    if message.defects:
        wrong.append(f"Python's parser finds defects: {message.defects}")
    try:
        text = text_of(cleaned)
    except Exception as error:
        wrong.append(f"text does not decode: {error}")
        return wrong
    raw = text.encode("utf-8")
    for window in attachment_windows(original):
        if window in raw or window in cleaned:
            wrong.append("bytes of a removed attachment")
    if b"=-" in message.get("Content-Type", "").encode():
        wrong.append("GMime's own boundary")
    return wrong
