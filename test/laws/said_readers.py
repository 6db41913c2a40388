# SPDX-License-Identifier: Apache-2.0
"""Small readers of what people see in calendars, contacts and Outlook's items:
iCalendar and vCard (RFC 5545, 6350), compound files and .msg (MS-CFB, MS-OXMSG),
TNEF (MS-OXTNEF). They share nothing with the programs under test, decide
nothing, and are as strict as the test needs: what they cannot read they say.
"""
import re
import struct


# ---- content lines ----------------------------------------------------------

def content_lines(text):
    """(name, {parameter: value}, value) of each line, unfolded; a quoted
    parameter keeps what is in it."""
    text = re.sub(r"\r?\n[ \t]", "", text.replace("\r\n", "\n"))
    for line in text.split("\n"):
        match = re.match(r'([A-Za-z0-9.-]+)((?:;[^=:;]+(?:=(?:"[^"]*"|[^";:,]*)'
                         r'(?:,(?:"[^"]*"|[^";:,]*))*)?)*):(.*)', line)
        if not match:
            continue
        name, parameters, value = match.groups()
        found = {}
        for one in re.findall(r';([^=:;]+)(?:=("[^"]*"|[^";:]*))?', parameters):
            found.setdefault(one[0].upper(), one[1].strip('"'))
        yield name.rsplit(".", 1)[-1].upper(), found, value


def unescaped(value):
    return re.sub(r"\\([\\;,:nN])", lambda m: "\n" if m[1] in "nN" else m[1], value)


def components(text):
    """[(name, [line], [child])] of the outermost components."""
    root = ("", [], [])
    stack = [root]
    for name, parameters, value in content_lines(text):
        if name == "BEGIN":
            child = (value.strip().upper(), [], [])
            stack[-1][2].append(child)
            stack.append(child)
        elif name == "END" and len(stack) > 1:
            stack.pop()
        else:
            stack[-1][1].append((name, parameters, value))
    return root[2]


# Which values a calendar or an address book shows as they are.
TEXTS = {"SUMMARY", "LOCATION", "DESCRIPTION", "COMMENT", "CONTACT", "URL", "CONFERENCE",
         "CATEGORIES", "RESOURCES"}
CARD_TEXTS = {"FN", "NICKNAME", "TITLE", "ROLE", "TEL", "EMAIL", "URL", "IMPP", "NOTE", "LABEL",
              "CATEGORIES"}
CARD_FIELDS = {"N", "ORG", "ADR"}


def plain(value):
    return re.sub(r"<[^>]*>", " ", value) if "</" in value or "<br" in value else value


def said_by_calendar(text):
    """Values (texts) and days ((y, m, d)) that a calendar shows."""
    for calendar in components(text):
        for name, lines, children in calendar[2]:
            if name not in ("VEVENT", "VTODO", "VJOURNAL"):
                continue
            for line, parameters, value in lines:
                if line in TEXTS:
                    yield from (s for s in plain(unescaped(value)).split("\n"))
                elif line in ("ORGANIZER", "ATTENDEE"):
                    yield parameters.get("CN", "")
                    yield re.sub(r"(?i)^mailto:", "", value)
                elif line == "ATTACH" and "ENCODING" not in parameters:
                    yield value


def said_by_card(text):
    for name, lines, _ in components(text):
        if name != "VCARD":
            continue
        for line, parameters, value in lines:
            if parameters.get("ENCODING", "").upper() in ("B", "BASE64"):
                continue
            if line in CARD_TEXTS:
                yield from unescaped(re.sub(r"(?i)^(tel|mailto):", "", value)).split("\n")
            elif line in CARD_FIELDS:
                yield from (unescaped(f) for f in re.split(r"(?<!\\);", value))


# ---- compound files ---------------------------------------------------------

class Compound:
    """The streams of a compound file as {(folder, …, name): octets}."""

    def __init__(self, data):
        if data[:8] != bytes.fromhex("d0cf11e0a1b11ae1"):
            raise ValueError("no compound file")
        self.data = data
        self.size = 1 << struct.unpack_from("<H", data, 30)[0]
        fat_at = [n for n in struct.unpack_from("<109I", data, 76) if n < 0xfffffff0]
        after = struct.unpack_from("<I", data, 68)[0]
        while after < 0xfffffff0 and len(fat_at) < 20000:
            numbers = struct.unpack(f"<{self.size // 4}I", self.sector(after))
            fat_at += [n for n in numbers[:-1] if n < 0xfffffff0]
            after = numbers[-1]
        self.fat = [n for at in fat_at
                    for n in struct.unpack(f"<{self.size // 4}I", self.sector(at))]
        entries = self.chain(struct.unpack_from("<I", data, 48)[0])
        self.entries = [entries[i:i + 128] for i in range(0, len(entries) - 127, 128)]
        self.mini = self.chain(struct.unpack_from("<I", self.entries[0], 116)[0])
        mini_fat = self.chain(struct.unpack_from("<I", data, 60)[0])
        self.mini_fat = struct.unpack(f"<{len(mini_fat) // 4}I", mini_fat)
        self.streams = {}
        self.walk(struct.unpack_from("<I", self.entries[0], 76)[0], ())

    def sector(self, number):
        at = (number + 1) * self.size
        return self.data[at:at + self.size].ljust(self.size, b"\0")

    def chain(self, number):
        out, seen = [], 0
        while number < 0xfffffff0 and seen <= len(self.data) // self.size:
            out.append(self.sector(number))
            number = self.fat[number]
            seen += 1
        return b"".join(out)

    def mini_chain(self, number, size):
        out = b""
        while number < 0xfffffff0 and len(out) < size:
            out += self.mini[number * 64:number * 64 + 64]
            number = self.mini_fat[number]
        return out

    def walk(self, number, path, depth=0):
        if number >= len(self.entries) or depth > 3000:
            return
        entry = self.entries[number]
        length, kind = struct.unpack_from("<HB", entry, 64)
        left, right, child = struct.unpack_from("<III", entry, 68)
        first, size = struct.unpack_from("<II", entry, 116)
        name = entry[:max(length - 2, 0)].decode("utf-16-le", "replace")
        self.walk(left, path, depth + 1)
        if kind == 1:
            self.streams[path + (name,)] = None
            self.walk(child, path + (name,), depth + 1)
        elif kind == 2:
            self.streams[path + (name,)] = self.mini_chain(first, size)[:size] \
                if size < 4096 else self.chain(first)[:size]
        self.walk(right, path, depth + 1)


# ---- properties -------------------------------------------------------------

UNICODE, STRING, TIME, LONG, BOOLEAN = 0x1f, 0x1e, 0x40, 0x3, 0xb


def decoded(kind, value, codepage):
    if kind == UNICODE:
        return value.decode("utf-16-le", "replace").rstrip("\0")
    if kind == STRING:
        return value.decode(codepage, "replace").rstrip("\0")
    return value


def msg_names(streams):
    entries = streams.get(("__nameid_version1.0", "__substg1.0_00030102")) or b""
    names = {}
    for at in range(0, len(entries) - 7, 8):
        what, kind, place = struct.unpack_from("<IHH", entries, at)
        if not kind & 1:
            names[0x8000 + place] = what
    return names


def codepage_of(fixed):
    number = fixed.get(0x3ffd) or fixed.get(0x3fde) or 1252
    return {65001: "utf-8", 50220: "cp932", 20127: "ascii", 28591: "latin-1"}.get(number, f"cp{number}")


def msg_messages(compound, path=()):
    """{property id or LID: value} of the message at @path and of those in it."""
    names = msg_names(compound.streams)
    level = {p: v for p, v in compound.streams.items() if p[:len(path)] == path}
    fixed, out = {}, {}
    table = level.get(path + ("__properties_version1.0",)) or b""
    head = 32 if not path else 24
    for at in range(head, len(table) - 15, 16):
        kind, number = struct.unpack_from("<HH", table, at)
        width = {LONG: "<I", TIME: "<Q", BOOLEAN: "<H"}.get(kind)
        if width:
            fixed[names.get(number, number)] = struct.unpack_from(width, table, at + 8)[0]
    for place, value in level.items():
        match = len(place) == len(path) + 1 and value is not None and \
            re.fullmatch(r"__substg1\.0_([0-9A-Fa-f]{4})([0-9A-Fa-f]{4})", place[-1])
        if match:
            number, kind = int(match[1], 16), int(match[2], 16)
            out[names.get(number, number)] = decoded(kind, value, codepage_of(fixed))
    yield {**fixed, **out}
    for place, value in level.items():
        if value is None and len(place) == len(path) + 2 and \
                place[-1] == "__substg1.0_3701000D" and \
                place + ("__properties_version1.0",) in compound.streams:
            yield from msg_messages(compound, place)


def tnef_message(data):
    """The properties of the outermost message in a TNEF."""
    if data[:4] != b"\x78\x9f\x3e\x22":
        raise ValueError("no TNEF")
    at, codepage, out = 6, "cp1252", {}
    while at + 9 <= len(data):
        level, number, size = struct.unpack_from("<BII", data, at)
        value = data[at + 9:at + 9 + size]
        at += 9 + size + 2
        if number & 0xffff == 0x9007 and size >= 4:
            codepage = codepage_of({0x3ffd: struct.unpack_from("<I", value)[0]})
        elif level == 1 and number & 0xffff == 0x8004:
            out[0x37] = value.decode(codepage, "replace").rstrip("\0")
        elif level == 1 and number & 0xffff == 0x9003:
            out.update(tnef_properties(value, codepage))
    return out


def tnef_properties(data, codepage):
    out, at = {}, 4
    for _ in range(struct.unpack_from("<I", data)[0]):
        if at + 4 > len(data):
            break
        kind, number = struct.unpack_from("<HH", data, at)
        at += 4
        if number >= 0x8000:
            of, what = struct.unpack_from("<II", data, at + 16)
            at += 24
            number = what if of == 0 else 0
            at += 0 if of == 0 else what + -what % 4
        many, kind = kind & 0x1000, kind & 0xefff
        width = {2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 10: 4, 11: 4, 0x14: 8, 0x40: 8,
                 0x48: 16}.get(kind)
        n = 1
        if many or width is None:
            n = struct.unpack_from("<I", data, at)[0]
            at += 4
        for _ in range(n):
            size = width
            if width is None:
                size = struct.unpack_from("<I", data, at)[0]
                at += 4
            value = data[at:at + size]
            at += size + -size % 4
            if not many:
                if kind == TIME and len(value) == 8:
                    value = struct.unpack("<Q", value)[0]
                elif kind == LONG and len(value) == 4:
                    value = struct.unpack("<I", value)[0]
                out.setdefault(number, decoded(kind, value, codepage))
    return out
