# SPDX-License-Identifier: Apache-2.0
"""Mails we write, read by Python's email parser: an outside reader must get
exactly the subject, name, address and text that went in. test-out-python.py
DRIVER"""
import email
import email.header
import email.policy
import email.utils
import pathlib
import random
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from tap import Tap  # noqa: E402

ROUNDS = 120
rng = random.Random(20261120)  # the same mails on every run

ASCII = [chr(c) for c in range(0x21, 0x7F)] + [" "] * 12
JAPANESE = ([chr(c) for c in range(0x3041, 0x3094)] +
            [chr(c) for c in range(0x30A1, 0x30F5)] +
            [c for c in map(chr, range(0x4E00, 0x9FA0))
             if c.encode("iso2022_jp", "ignore")] + list("、。「」（）・ー々"))
WIDE = list("é÷ßЖξ한글中𠮷😀🗾ﾊﾝｶｸ①㈱髙﨑")


def text_of(letters, most):
    """Random text as the reading side hands it over: blanks single, none at
    the ends."""
    text = "".join(rng.choice(letters) for _ in range(rng.randint(1, most)))
    return " ".join(text.split()) or "x"


def letters_for(charset):
    sets = [ASCII, JAPANESE, ASCII * 60 + JAPANESE]
    if charset == "utf-8":
        sets.append(ASCII + JAPANESE[:200] + WIDE * 6)
    return rng.choice(sets)


def address():
    local = "".join(rng.choice("abcxyz0189.-_+=") for _ in range(12)).strip(".")
    while ".." in local:
        local = local.replace("..", ".")
    return f"{local or 'a'}@{rng.choice(['example.jp', 'xn--eckwd4c7c.example'])}"


def make(charset):
    letters = letters_for(charset)
    # names with domains in them are altered before they come to the writer
    name = " ".join(text_of(letters, 60).replace(".", " ").split()) or "x"
    return (charset, text_of(letters, 200), name, address(),
            text_of(letters, 2000 if charset == "utf-8" else 60))


def run(driver, inputs):
    lines = "".join("\t".join(fields) + "\n" for fields in inputs)
    out = subprocess.run([driver], input=lines.encode(), check=True,
                         capture_output=True, timeout=120).stdout
    for _ in inputs:
        head, out = out.split(b"\n", 1)
        length, word = head.decode().split(" ", 1)
        yield out[:int(length)], word
        out = out[int(length):]
    assert out == b""


def decode(value):
    """A header value as text, RFC 2047 undone by the email package."""
    value = value.replace("\r", "").replace("\n", "")
    return str(email.header.make_header(email.header.decode_header(value)))


def problems(fields, raw, word):
    charset, subject, name, addr, text = fields
    message = email.message_from_bytes(raw, policy=email.policy.compat32)
    modern = email.message_from_bytes(raw, policy=email.policy.default)
    to = email.utils.getaddresses([message["To"].replace("\r\n", "")])
    body = message.get_payload(decode=True).decode(charset)
    shown, got = email.utils.parseaddr(message["From"].replace("\r\n", ""))
    checks = {
        "inspector": (word, "accepted"),
        "defects": (message.defects + modern.defects, []),
        "subject": (decode(message["Subject"]), subject),
        "modern subject": (modern["Subject"], subject),
        "name": (decode(shown), name),
        "address": (got, addr),
        "recipients": ([a for _, a in to], [addr] * 5),
        "body": (body, text + "\r\n"),
        "type": (message.get_content_type(), "text/plain"),
        "7-bit": (raw.isascii(), True),
        "lines": (max(map(len, raw.split(b"\r\n"))) <= 990, True),
    }
    return [f"{what}: {got!r} is not {want!r}"
            for what, (got, want) in checks.items() if got != want]


def main():
    tap = Tap()
    for charset in ("utf-8", "iso-2022-jp"):
        inputs = [make(charset) for _ in range(ROUNDS)]
        wrong = []
        for fields, (raw, word) in zip(inputs, run(sys.argv[1], inputs)):
            wrong += problems(fields, raw, word)
        tap.ok(not wrong, f"{ROUNDS} mails in {charset} read back by Python",
               "\n".join(wrong))
    tap.done()


if __name__ == "__main__":
    main()
