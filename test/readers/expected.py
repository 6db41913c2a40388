# SPDX-License-Identifier: Apache-2.0
"""What a cleaned mail says, read by its own grammar (src/inspector/README.md)
and by nothing else: no library of mails is asked. What is not of that grammar
raises ValueError.
"""
import base64
import hashlib
import re

WORD = re.compile(r"=\?(utf-8|iso-2022-jp)\?B\?([A-Za-z0-9+/=]+)\?=", re.I)
WORDS = re.compile(WORD.pattern + r"(?:\s+" + WORD.pattern + ")*", re.I)


def plain(data):
    """Without what readers differ in alone: line ends."""
    return data.replace(b"\r\n", b"\n").rstrip(b"\n")


def digest(data):
    return hashlib.sha256(plain(data)).hexdigest()[:16]


def decode_words(match):
    out, charset, held = "", None, b""
    for word in WORD.finditer(match.group(0)):
        if charset not in (None, word.group(1).lower()):
            out, held = out + held.decode(charset), b""
        charset = word.group(1).lower()
        held += base64.b64decode(word.group(2), validate=True)
    return out + held.decode(charset)


def decoded(value):
    """The text of a header's value: folds undone, encoded words decoded."""
    return WORDS.sub(decode_words, re.sub(r"\r\n(?=[ \t])", "", value)).strip()


def headers_of(data):
    head, found, body = data.partition(b"\r\n\r\n")
    if not found:
        raise ValueError("no empty line")
    fields = re.sub(r"\r\n(?=[ \t])", "\0", head.decode("ascii")).split("\r\n")
    pairs = [field.replace("\0", "\r\n").partition(":") for field in fields]
    return [(name.lower(), value.strip(" ")) for name, _, value in pairs], body


def first(headers, name):
    return next((value for key, value in headers if key == name), "")


def mailbox(value):
    """(name, address) of the one mailbox of a From."""
    plain = re.sub(r"\r\n(?=[ \t])", "", value).strip()
    match = re.fullmatch(r"(.*?)\s*<([^<>]+)>", plain, re.S)
    if match is None:
        return ["", plain]
    name = decoded(match.group(1))
    return [name[1:-1] if name[:1] == name[-1:] == '"' else name, match.group(2)]


def file_name(disposition):
    plain = re.search(r'filename="([^"]*)"', disposition)
    if plain is not None:
        return plain.group(1)
    sections = re.findall(r"filename\*(\d+)\*=([^;\s]*)", disposition)
    if not sections:
        sections = re.findall(r"filename(\*)=([^;\s]*)", disposition)
    if not sections:
        raise ValueError("no file name: " + disposition)
    joined = "".join(text for _, text in sections)
    if not joined.startswith("utf-8''"):
        raise ValueError(joined)
    return re.sub(rb"%([0-9A-F]{2})", lambda m: bytes([int(m.group(1), 16)]),
                  joined[7:].encode()).decode()


def body_of(headers, body):
    if first(headers, "content-transfer-encoding").lower() == "base64":
        return base64.b64decode(body.replace(b"\r\n", b""), validate=True)
    return body


def read(data):
    """{subject, from, files: [[name, digest]], all: [content]}; a file's digest
    is None where it is a mail, whose own parts are in `all` only."""
    headers, body = headers_of(data)
    result = {"subject": decoded(first(headers, "subject")),
              "from": mailbox(first(headers, "from")), "files": [], "all": []}
    match = re.match(r'multipart/mixed;\s*boundary="([^"]+)"', first(headers, "content-type"))
    if match is None:
        result["all"].append(plain(body_of(headers, body)))
        return result
    mark = b"--" + match.group(1).encode()
    parts = (b"\r\n" + body).split(b"\r\n" + mark)
    if parts[0] or not parts[-1].startswith(b"--"):
        raise ValueError("a multipart that is none")
    for number, part in enumerate(parts[1:-1]):
        own, content = headers_of(part[2:] if part.startswith(b"\r\n") else part)
        if number == 0:
            result["all"].append(plain(body_of(own, content)))
            continue
        name = file_name(first(own, "content-disposition"))
        if first(own, "content-type").startswith("message/rfc822"):
            result["files"].append([name, None])
            result["all"] += [plain(content)] + read(content)["all"]
            continue
        result["files"].append([name, digest(body_of(own, content))])
        result["all"].append(plain(body_of(own, content)))
    return result


def files(data):
    """[(name, octets)] of the files in a cleaned mail, those of mails in it
    too."""
    headers, body = headers_of(data)
    match = re.match(r'multipart/mixed;\s*boundary="([^"]+)"', first(headers, "content-type"))
    found = []
    if match is None:
        return found
    for part in (b"\r\n" + body).split(b"\r\n--" + match.group(1).encode())[2:-1]:
        own, content = headers_of(part[2:] if part.startswith(b"\r\n") else part)
        if first(own, "content-type").startswith("message/rfc822"):
            found += files(content)
        found.append((file_name(first(own, "content-disposition")), body_of(own, content)))
    return found
