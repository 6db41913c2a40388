# SPDX-License-Identifier: Apache-2.0
"""A mail as lines to look at: the original with its structure, the cleaned one
as staff see it; and what must be true of every mail that arrived.

Python's own parser reads here, which shares nothing with ours. It is lenient,
so for a hostile mail this is one of several ways to read the original.
"""
import email
import email.header
import email.policy

from screen import safe

MARKER = "SEKISHO-PAYLOAD-MARKER"
SHOWN = ("From", "To", "Subject", "Date")


def guess(data, charset=None):
    """Bytes as text: the named charset, else UTF-8, else the Japanese ones."""
    names = [charset] if charset else []
    if b"\x1b$" in data:
        names.append("iso2022_jp_ext")
    for name in names + ["utf-8", "cp932"]:
        try:
            return data.decode(name)
        except (LookupError, UnicodeError, ValueError):
            continue
    return data.decode("utf-8", "replace")


def header_text(value):
    """A raw header value as a reader would show it."""
    text = guess(str(value).encode("utf-8", "surrogateescape"))
    try:
        pieces = email.header.decode_header(text)
    except Exception:  # the parser gives up: show what is there
        return " ".join(text.split())
    out = "".join(p if isinstance(p, str) else guess(p, c) for p, c in pieces)
    return " ".join(out.split(" ")).strip()


def raw_headers(data):
    """(name, value) as they stand in the octets, unfolded."""
    head = data.replace(b"\r\n", b"\n").split(b"\n\n", 1)[0]
    for line in head.replace(b"\n ", b" ").replace(b"\n\t", b" ").split(b"\n"):
        name, colon, value = line.partition(b":")
        if colon:
            yield name.decode("latin-1").strip(), value.strip()


def structure(part, depth=0):
    kind = safe(part.get_content_type())
    try:
        name = part.get_filename()
    except Exception:
        name = None
    size = ""
    children = part.get_payload() if part.is_multipart() else []
    if not part.is_multipart():
        try:
            size = " %d B" % len(part.get_payload(decode=True) or b"")
        except Exception:
            size = ""
    label = " 「%s」" % safe(header_text(name)) if name else ""
    yield "  " * depth + ("└ " if depth else "") + kind + label + size
    if depth < 6:
        for child in children[:8]:
            yield from structure(child, depth + 1)


def first_text(message):
    for part in message.walk():
        if part.get_content_maintype() == "text" and not part.is_multipart():
            try:
                data = part.get_payload(decode=True) or b""
                return guess(data, part.get_content_charset())
            except Exception:
                continue
    return None


def original_lines(data):
    """An uncleaned mail: headers, structure, its first text, all made safe."""
    out = []
    for name, value in raw_headers(data):
        if name.title() in SHOWN:
            out.append(safe(name + ": " + header_text(value.decode("ascii", "surrogateescape"))))
    try:
        message = email.message_from_bytes(data)
        out += list(structure(message))
        text = first_text(message)
    except Exception:
        text = None
    if text is None:
        text = guess(data.replace(b"\r\n", b"\n").partition(b"\n\n")[2])
    return out + [""] + body_lines(text)


def body_lines(text):
    lines = text.replace("\r\n", "\n").rstrip("\n").split("\n")
    return [safe(line[:4000]) for line in lines]


def read_cleaned(data):
    """(message, text) of a cleaned mail; the text is None when it is not one."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    if message.is_multipart() or message.get_content_type() != "text/plain":
        return message, None
    try:
        return message, message.get_payload(decode=True).decode(
            message.get_content_charset() or "ascii")
    except (LookupError, UnicodeError):
        return message, None


def cleaned_lines(data):
    message, text = read_cleaned(data)
    out = [safe("%s: %s" % (name, message[name])) for name in SHOWN + ("X-Sekisho",)
           if message[name] is not None]
    return out + [""] + body_lines(text if text is not None else guess(data))


def broken_promises(data, hostile):
    """What is wrong with a mail that arrived: codes, see words.py."""
    message, text = read_cleaned(data)
    wrong = []
    if text is None:
        wrong.append("not-one-text")
    elif not text.strip():
        wrong.append("empty")
    if message.defects:
        wrong.append("defects")
    if hostile and (MARKER in (text or "") or MARKER.encode() in data):
        wrong.append("payload")
    return wrong
