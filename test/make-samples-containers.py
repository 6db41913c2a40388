#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the sample mails whose attachments are mails, or boxes that mails come
in: rows A16, A17, A20, M031-M038, T008, T009, H015 of the catalogue and case 6
(boxes in boxes). TNEF, compound files, CMS and compressed RTF are written here
from their specifications. The payload is a marker string.

    make-samples-containers.py DIR
    make-samples-containers.py --seeds DIR    the boxes alone, for test/fuzz

Deterministic: the same bytes on every run. Nothing is copied from collections.
"""
import base64
import io
import os
import struct
import sys
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import make_items  # noqa: E402

CRLF = "\r\n"
MARKER = b"SEKISHO-PAYLOAD-MARKER"
PROGRAM = b"MZ\x90\0" + MARKER + b" this would be a program\r\n" * 3
OLE_OBJECT = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504 + MARKER
MEMO = "メモの中身です。\r\n".encode()


# ---- mails ------------------------------------------------------------------

def lines64(data):
    text = base64.b64encode(data).decode()
    return "".join(text[i:i + 76] + CRLF for i in range(0, len(text), 76))


def percent(text):
    return "utf-8''" + "".join("%%%02X" % b for b in text.encode("utf-8"))


def words(text):
    return f"=?utf-8?B?{base64.b64encode(text.encode()).decode()}?="


def attached(name, data, ctype="application/octet-stream"):
    return (f"Content-Type: {ctype}{CRLF}Content-Disposition: attachment;{CRLF}"
            f" filename*={percent(name)}{CRLF}"
            f"Content-Transfer-Encoding: base64{CRLF}{CRLF}{lines64(data)}")


def text_part(text):
    return (f"Content-Type: text/plain; charset=utf-8{CRLF}"
            f"Content-Transfer-Encoding: base64{CRLF}{CRLF}{lines64(text.encode())}")


def entity(parts, boundary="=_b", kind="mixed"):
    return (f'Content-Type: multipart/{kind}; boundary="{boundary}"{CRLF}{CRLF}' +
            "".join(f"--{boundary}{CRLF}{p}" for p in parts) + f"--{boundary}--{CRLF}")


def mail(subject, parts, boundary="=_b", number=1):
    """A mail whose first part is the text @parts[0], as octets."""
    head = CRLF.join(["From: " + words("花子") + " <hanako@example.jp>",
                      "To: Town Office <office@city.example.lg.jp>",
                      "Subject: " + words(subject),
                      "Date: Fri, 20 Nov 2026 09:00:00 +0900",
                      f"Message-ID: <{number}.container@example.jp>",
                      "MIME-Version: 1.0", ""])
    body = [text_part(parts[0])] + parts[1:]
    return (head + (body[0] if len(body) == 1 else entity(body, boundary))).encode()


def zipped(*files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as box:
        for name, data in files:
            box.writestr(zipfile.ZipInfo(name, (2026, 11, 20, 9, 0, 0)), data)
    return out.getvalue()


# ---- properties, TNEF -------------------------------------------------------

LONG, OBJECT, STRING, UNICODE, TIME, BINARY = 0x3, 0xd, 0x1e, 0x1f, 0x40, 0x102
MESSAGE_CLASS_ID = bytes.fromhex("0703020000000000c000000000000046")
SUBMITTED = struct.pack("<Q", (1763596800 + 11644473600) * 10000000)


def uni(text):
    return text.encode("utf-16-le")


def padded(data):
    return data + b"\0" * (-len(data) % 4)


def properties(rows):
    """Properties as TNEF writes them: rows of (id, type, octets or number)."""
    out = struct.pack("<I", len(rows))
    for number, kind, value in rows:
        out += struct.pack("<HH", kind, number)
        if number >= 0x8000:
            out += b"\x11" * 16 + struct.pack("<II", 0, number)
        if kind == LONG:
            out += struct.pack("<I", value)
        elif kind == TIME:
            out += value
        else:
            out += struct.pack("<II", 1, len(value)) + padded(value)
    return out


def attribute(level, number, data):
    return (struct.pack("<BII", level, number, len(data)) + data +
            struct.pack("<H", sum(data) & 0xffff))


def tnef(message, attachments=(), codepage=932, before=b""):
    """@message: attributes of the message (octets); @attachments: lists of
    (attribute number, octets)."""
    out = struct.pack("<IH", 0x223e9f78, 1) + attribute(1, 0x89006, struct.pack("<I", 0x10000))
    out += attribute(1, 0x69007, struct.pack("<II", codepage, 0)) + before + message
    for rows in attachments:
        out += attribute(2, 0x69002, b"\1\0" + b"\xff\xff\xff\xff" + b"\0" * 8)
        for number, data in rows:
            out += attribute(2, number, data)
    return out


def tnef_file(name, data, short=None, codepage="cp932"):
    rows = [(0x18010, (short or name).encode(codepage, "replace") + b"\0"), (0x6800f, data)]
    if short:
        rows.append((0x69005, properties([(0x3707, UNICODE, uni(name) + b"\0\0"),
                                          (0x8001, STRING, b"named\0")])))
    return rows


def lzfu(rtf, packed=True):
    """Compressed RTF; of literals only, but for the end."""
    if not packed:
        return struct.pack("<IIII", len(rtf) + 12, len(rtf), 0x414c454d, 0) + rtf
    start = 207
    at = (start + len(rtf)) % 4096
    tokens = [bytes([c]) for c in rtf] + [struct.pack(">H", at << 4)]
    body = b""
    for i in range(0, len(tokens), 8):
        run = tokens[i:i + 8]
        body += bytes([sum(1 << n for n, t in enumerate(run) if len(t) == 2)]) + b"".join(run)
    crc = 0
    for c in body:
        crc ^= c
        for _ in range(8):
            crc = crc >> 1 ^ (0xedb88320 if crc & 1 else 0)
    return struct.pack("<IIII", len(body) + 12, len(rtf), 0x75465a4c, crc) + body


def rtf_hex(text, codec="cp932"):
    return b"".join(b"\\'%02x" % c if c >= 0x80 or c in b"\\{}" else bytes([c])
                    for c in text.encode(codec))


RTF = (rb"{\rtf1\ansi\ansicpg932\deff0{\fonttbl{\f0\fcharset128 MS Gothic;}{\f1\fcharset0 Arial;}}"
       rb"{\*\generator Riched20;}\pard\f0 " + rtf_hex("リッチテキストの本文。ソ表能") +
       rb"\par \u26085?\u26412?\uc2\u-10179??\u-8704??\uc1\par{\v " + rtf_hex("隠した文") +
       rb"}{\object\objemb{\*\objdata " + MARKER.hex().encode() + rb"}}\par " +
       rtf_hex("おわり") + rb"\par}")
RTF_HTML = (rb"{\rtf1\ansi\ansicpg932\fromhtml1 \deff0{\fonttbl{\f0\fcharset128 MS Gothic;}}"
            rb"{\*\htmltag19 <html>}{\*\htmltag50 <body>}{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 "
            + rtf_hex("HTML から来た本文") + rb"\htmlrtf }\htmlrtf0 {\*\htmltag72 </p>}"
            rb"{\*\htmltag84 <script>alert(1)</script>}{\*\htmltag58 </body>}}")


# ---- compound files, .msg ---------------------------------------------------

def compound(tree, damage=None):
    """A compound file of @tree: {name: octets or another such dictionary}."""
    entries, big, mini = [], [], b""

    def add(name, kind, content):
        entries.append([name, kind, content, 0xffffffff, 0xffffffff])
        return len(entries) - 1

    def walk(number, folder):
        below = []
        for name, content in folder.items():
            is_folder = isinstance(content, dict)
            below.append(add(name, 1 if is_folder else 2, content))
        for one, after in zip(below, below[1:]):
            entries[one][3] = after
        entries[number][4] = below[0] if below else 0xffffffff
        for one in below:
            if isinstance(entries[one][2], dict):
                walk(one, entries[one][2])

    walk(add("Root Entry", 5, tree), tree)
    chains, small = [], []
    places = {}
    for number, (_, kind, content, _, _) in enumerate(entries):
        if kind != 2 or not content:
            places[number] = (0xfffffffe, 0)
        elif len(content) < 4096:
            places[number] = (len(small), len(content))
            n = -(-len(content) // 64)
            small += [len(small) + i + 1 for i in range(n - 1)] + [0xfffffffe]
            mini += content + b"\0" * (-len(content) % 64)
        else:
            places[number] = (content, len(content))

    def chain(data):
        first, n = len(chains), -(-len(data) // 512)
        chains.extend([first + i + 1 for i in range(n - 1)] + [0xfffffffe])
        big.append(data + b"\0" * (-len(data) % 512))
        return first

    for number, (first, size) in list(places.items()):
        if isinstance(first, bytes):
            places[number] = (chain(first), size)
    places[0] = (chain(mini), len(mini)) if mini else (0xfffffffe, 0)
    table = chain(struct.pack(f"<{len(small)}I", *small)) if small else 0xfffffffe
    directory = b""
    for number, (name, kind, _, right, child) in enumerate(entries):
        wide = uni(name) + b"\0\0"
        directory += (wide.ljust(64, b"\0") + struct.pack("<HBBIII", len(wide), kind, 1,
                      0xffffffff, right, child) + b"\0" * 36 +
                      struct.pack("<IQ", *places[number]))
    begin = chain(directory + b"\0" * (-len(directory) % 512))
    fats = 1
    while fats * 128 < len(chains) + fats + -(-max(fats - 109, 0) // 127):
        fats += 1
    fat_at = [len(chains) + i for i in range(fats)]
    chains += [0xfffffffd] * fats
    # of more than 109 tables the others are listed in sectors of their own
    beyond = [fat_at[i:i + 127] for i in range(109, fats, 127)]
    beyond_at = [len(chains) + i for i in range(len(beyond))] + [0xfffffffe]
    chains += [0xfffffffc] * len(beyond)
    lists = b"".join(struct.pack("<127I", *(one + [0xffffffff] * (127 - len(one)))) +
                     struct.pack("<I", after) for one, after in zip(beyond, beyond_at[1:]))
    if damage == "cycle":
        chains[begin] = begin
    fat = struct.pack(f"<{fats * 128}I", *(chains + [0xffffffff] * (fats * 128 - len(chains))))
    difat, difats = beyond_at[0], len(beyond)
    if damage == "difat":
        difat, difats = 0, 0x7fffffff
        big[0] = b"\0" * 508 + struct.pack("<I", 0) + big[0][512:]
    header = (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 16 +
              struct.pack("<HHHHH6xIIIIIIIIII", 0x3e, 3, 0xfffe, 9, 6, 0, fats, begin, 0, 4096,
                          table, 1 if small else 0, difat, difats,
                          fat_at[0]) + b"".join(struct.pack("<I", x) for x in fat_at[1:109]))
    return header.ljust(512, b"\xff") + b"".join(big) + fat + lists


def message(rows, attachments=(), recipients=(), top=True):
    """A .msg as a tree: @rows of (id, type, value); attachments: the same, or
    (rows, tree of the message in it)."""
    def folder(rows, head):
        fixed, out = b"", {}
        for number, kind, value in rows:
            tag = struct.pack("<HH", kind, number)
            if kind == LONG:
                fixed += tag + struct.pack("<IQ", 6, value)
            elif kind == TIME:
                fixed += tag + struct.pack("<I", 6) + value
            else:
                fixed += tag + struct.pack("<IQ", 6, len(value))
                out["__substg1.0_%04X%04X" % (number, kind)] = value
        out["__properties_version1.0"] = b"\0" * head + fixed
        return out

    tree = folder(rows, 32 if top else 24)
    for i, one in enumerate(recipients):
        tree["__recip_version1.0_#%08X" % i] = folder(one, 8)
    for i, one in enumerate(attachments):
        if isinstance(one, tuple):
            inner = folder(one[0], 8)
            inner["__substg1.0_3701000D"] = one[1]
        else:
            inner = folder(one, 8)
        tree["__attach_version1.0_#%08X" % i] = inner
    return tree


def headers(subject, kind=UNICODE):
    enc = uni if kind == UNICODE else lambda t: t.encode("cp932")
    rows = [(0x0037, kind, enc(subject)), (0x0042, kind, enc("花子")),
            (0x5d02, kind, enc("hanako@example.jp")), (0x0039, TIME, SUBMITTED),
            (0x1035, kind, enc("<msg.1@example.jp>"))]
    return rows + ([(0x3ffd, LONG, 932)] if kind == STRING else [])


def msg_file(name, data, kind=UNICODE):
    enc = uni if kind == UNICODE else lambda t: t.encode("cp932")
    return [(0x3707, kind, enc(name)), (0x3701, BINARY, data), (0x3705, LONG, 1)]


TO = [[(0x3001, UNICODE, uni("町役場")), (0x39fe, UNICODE, uni("office@city.example.lg.jp")),
       (0x0c15, LONG, 1)]]


# ---- CMS --------------------------------------------------------------------

def der(tag, *contents, open_ended=False):
    data = b"".join(contents)
    if open_ended:
        return bytes([tag, 0x80]) + data + b"\0\0"
    if len(data) < 128:
        return bytes([tag, len(data)]) + data
    size = len(data).to_bytes(4, "big").lstrip(b"\0")
    return bytes([tag, 0x80 | len(size)]) + size + data


def oid(last, tail=b""):
    return der(6, bytes.fromhex("2a864886f70d0107") + bytes([last]) + tail)


def signed(content, open_ended=False):
    if open_ended:
        pieces = [der(4, content[i:i + 100]) for i in range(0, len(content), 100)]
        octets = der(0x24, *pieces, open_ended=True)
    else:
        octets = der(4, content)
    wrapped = der(0x30, oid(1), der(0xa0, octets, open_ended=open_ended), open_ended=open_ended)
    data = der(0x30, der(2, b"\1"), der(0x31), wrapped, der(0x31), open_ended=open_ended)
    return der(0x30, oid(2), der(0xa0, data, open_ended=open_ended), open_ended=open_ended)


def enveloped():
    data = der(0x30, der(2, b"\0"), der(0x31), der(0x30, oid(1), der(0x80, b"\x5a" * 64)))
    return der(0x30, oid(3), der(0xa0, data))


# ---- the samples ------------------------------------------------------------

SMIME = "application/pkcs7-mime"
INNER = mail("中のメール", ["中の本文です。\r\n", attached("メモ.txt", MEMO),
                       attached("a.exe", PROGRAM)], "=_inner", 2)
BOX = "".join("From hanako@example.jp Fri Nov 20 09:00:00 2026\n" +
              mail(f"箱の{n}", [f"{n} 通目です。\r\n"], number=n).decode().replace(CRLF, "\n") +
              "\n" for n in (1, 2, 3)).encode()
MHT = (f"From: <Saved by a Browser>{CRLF}Subject: page{CRLF}MIME-Version: 1.0{CRLF}" +
       entity([f"Content-Type: text/html{CRLF}Content-Location: http://e.example/{CRLF}{CRLF}"
               f"<script>1</script>{CRLF}",
               attached("a.hta", MARKER)], "=_m", "related")).encode()


def nested(depth):
    octets = mail("底", ["底の本文\r\n", attached("a.exe", PROGRAM)], "=_000")
    for n in range(1, depth):
        octets = (f"From: a@example.jp{CRLF}Subject: {n}{CRLF}MIME-Version: 1.0{CRLF}"
                  f"Content-Type: message/rfc822{CRLF}{CRLF}").encode() + octets
    return octets


def msg_in(tree):
    return ([(0x3001, UNICODE, uni("中の msg")), (0x3705, LONG, 5)], tree)


def tnefs():
    body = attribute(1, 0x18004, "件名\0".encode("cp932")) + \
        attribute(1, 0x2800c, "winmail.dat の中の本文。ソ表能\0".encode("cp932"))
    files = [tnef_file("メモ一覧.txt", MEMO, "MEMO~1.TXT"), tnef_file("a.exe", PROGRAM),
             tnef_file("obj.doc", OLE_OBJECT)]
    inner = tnef(attribute(1, 0x18004, "中\0".encode("cp932")) +
                 attribute(1, 0x2800c, "中の TNEF\0".encode("cp932")), [tnef_file("b.exe", PROGRAM)])
    nest = [[(0x69005, properties([(0x3001, UNICODE, uni("転送")), (0x3705, LONG, 5),
                                   (0x3701, OBJECT, MESSAGE_CLASS_ID + inner)]))]]
    rtf = attribute(1, 0x69003, properties([(0x1009, BINARY, lzfu(RTF))]))
    return {
        "M036-tnef": tnef(body, files),
        "M036-tnef-rtf": tnef(rtf),
        "M036-tnef-nested": tnef(body, nest),
        "M036-tnef-cut": tnef(body, files)[:-40],
        "M036-tnef-same": tnef(attribute(1, 0x2800c, "外の本文です。\0".encode("cp932")), files[:1]),
    }


def msgs():
    plain = headers("msg の件名") + [(0x1000, UNICODE, uni("msg の本文です。\r\n"))]
    cp932 = headers("表題 ソ表能", STRING) + [(0x1000, STRING, "ＣＰ９３２の本文。ソ表能".encode("cp932"))]
    two = [msg_file("メモ.txt", MEMO), msg_file("a.exe", PROGRAM)]
    inner = message(plain, two, top=False)
    return {
        "T008-msg": compound(message(plain, two, TO)),
        "T008-msg-cp932": compound(message(cp932, [msg_file("表.txt", MEMO, STRING)], TO)),
        "T008-msg-html": compound(message(headers("HTML") + [
            (0x1013, BINARY, "<p>HTML の本文<script>alert(1)</script></p>".encode("cp932")),
            (0x3fde, LONG, 932)])),
        "T008-msg-rtf": compound(message(headers("RTF") + [(0x1009, BINARY, lzfu(RTF))])),
        "T008-msg-rtf-html": compound(message(headers("RTF HTML") +
                                              [(0x1009, BINARY, lzfu(RTF_HTML, False))])),
        "T008-msg-rtf-crc": compound(message(headers("CRC") +
                                             [(0x1009, BINARY, lzfu(RTF)[:-1] + b"x")])),
        "T008-msg-in-msg": compound(message(plain, [msg_in(inner)])),
        "T008-msg-tnef": compound(message(plain, [msg_file("winmail.dat", tnefs()["M036-tnef"])])),
        "T008-msg-reference": compound(message(plain, [[(0x3707, UNICODE, uni("共有.txt")),
                                                        (0x3705, LONG, 7)]])),
        "T008-msg-large": compound(message(plain, [msg_file("大.txt", b"0123456789abcde\n" * 300)])),
        "T008-msg-cycle": compound(message(plain), "cycle"),
        "T008-msg-difat": compound(message(plain, [msg_file("a.txt", b"x\n" * 4096)]), "difat"),
    }


def outer(number, *parts):
    return mail(number, ["外の本文です。\r\n"] + list(parts), "=_outer")


def entity_mail(number, head):
    top = mail(number, ["x"]).decode().split("Content-Type:")[0]
    return (top + head).encode()


def samples():
    signed_entity = entity([text_part("署名された本文です。\r\n"), attached("メモ.txt", MEMO),
                            attached("a.exe", PROGRAM)], "=_s").encode()
    out = {name: outer(name, attached("winmail.dat", data, "application/ms-tnef"))
           for name, data in tnefs().items()}
    out.update({name: outer(name, attached("保存.msg", data)) for name, data in msgs().items()})
    for name, data in make_items.boxes(compound, tnef, attribute).items():
        kind = ("winmail.dat", "application/ms-tnef") if name.endswith("tnef") else ("保存.msg",)
        out[name] = outer(name, attached(kind[0], data, *kind[1:]))
    for name, data in (("M037-p7m", signed(signed_entity)),
                       ("M037-p7m-ber", signed(signed_entity, True)),
                       ("M037-p7m-encrypted", enveloped())):
        out[name] = entity_mail(name, attached("smime.p7m", data, SMIME))
    out["M037-p7m-file"] = outer("M037", attached("契約.txt.p7m", signed(MEMO)))
    out["M038-pgp"] = entity_mail("M038-pgp", entity(
        [f"Content-Type: application/pgp-encrypted{CRLF}{CRLF}Version: 1{CRLF}",
         attached("encrypted.asc", b"-----BEGIN PGP MESSAGE-----\r\n\r\nabcd\r\n"
                  b"-----END PGP MESSAGE-----\r\n")], "=_p", "encrypted"))
    out["M031-partial"] = outer("M031", f'Content-Type: message/partial; id="1@x"; number=1; '
                                f"total=3{CRLF}{CRLF}From: x@example.jp{CRLF}{CRLF}x{CRLF}")
    out["M032-external"] = outer("M032", "Content-Type: message/external-body; access-type=URL;"
                                 f'{CRLF} URL="http://e.example/a"{CRLF}{CRLF}'
                                 f"Content-Type: text/plain{CRLF}{CRLF}")
    out["T008-eml"] = outer("T008", attached("転送.eml", INNER))
    out["T008-eml-part"] = outer("T008", f"Content-Type: message/rfc822{CRLF}{CRLF}" +
                                 INNER.decode())
    out["T008-eml-zip"] = outer("T008", attached("箱.zip", zipped(("2026/転送.eml", INNER),
                                                                ("b.txt", b"b\r\n"))))
    deep = mail("奥", ["奥の本文\r\n", attached("奥.zip", zipped(("最後.txt", MEMO),
                                                        ("a.exe", PROGRAM)))], "=_deep")
    out["T008-zip-eml-zip"] = outer("T008", attached("外.zip", zipped(("中.eml", deep))))
    out["T008-msg-zip"] = outer("T008", attached("箱.zip", zipped(("保存.msg", msgs()["T008-msg"]))))
    out["T008-tnef-zip"] = outer("T008", attached("箱.zip", zipped(
        ("winmail.dat", tnefs()["M036-tnef"]))))
    out["T008-text-marks"] = outer("T008", attached("箱.zip", zipped(
        ("m.eml", mail("印", ["<script>x</script>\r\n"])),
        ("winmail.dat", tnef(attribute(1, 0x2800c, b"#!/bin/sh\r\nx\0"))))))
    out["T008-eml-deep"] = outer("T008", attached("深.eml", nested(60)))
    twice = INNER.replace(b"Content-Disposition", b"Content-Type: text/html\r\nContent-Disposition", 1)
    out["T008-eml-ambiguous"] = outer("T008", attached("二様.eml", twice))
    out["T009-mbox"] = outer("T009", attached("保存箱.mbox", BOX, "application/mbox"))
    out["H015-mht"] = outer("H015", attached("頁.mht", MHT), attached("頁.eml", MHT))
    return out


def seeds():
    """{folder/name: octets}: what the targets of test/fuzz begin with."""
    content = entity([text_part("a\r\n"), attached("a.txt", MEMO)], "=_s").encode()
    out = {"tnef/" + name: data for name, data in tnefs().items()}
    out.update({"msg/" + name: data for name, data in msgs().items()
                if len(data) < 16000})
    out.update({("tnef/" if name.endswith("tnef") else "msg/") + name: data
                for name, data in make_items.boxes(compound, tnef, attribute).items()})
    out.update({"smime/signed": signed(content), "smime/ber": signed(content, True),
                "smime/file": signed(MEMO), "smime/enveloped": enveloped(),
                "rtf/plain": b"\0" + RTF, "rtf/html": b"\0" + RTF_HTML,
                "rtf/packed": b"\1" + lzfu(RTF), "rtf/stored": b"\1" + lzfu(RTF_HTML, False)})
    inner = [INNER] + [tnefs()["M036-tnef"], msgs()["T008-msg"], signed(content), BOX]
    out.update({f"boxes/{profile}-{box}": bytes([profile * 16 + box]) + data
                for profile in range(3) for box, data in enumerate(inner)})
    return out


def main():
    if sys.argv[1] == "--seeds":
        root, files = sys.argv[2], seeds()
    else:
        root, files = sys.argv[1], {n + ".eml": data for n, data in samples().items()}
    for name, octets in files.items():
        path = os.path.join(root, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as to:
            to.write(octets)


if __name__ == "__main__":
    main()
