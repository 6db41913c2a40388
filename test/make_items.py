# SPDX-License-Identifier: Apache-2.0
"""What Outlook keeps besides mails, as properties, and how a .msg and a TNEF
write properties that have names: from MS-OXMSG 2.2.3, MS-OXTNEF 2.1.3.4 and the
property lists of MS-OXOCAL, MS-OXOCNTC and MS-OXOTASK. Everybody in it is
invented. make-samples-containers.py puts the items into its boxes.

A row is (id, type, value); the id of a named property is (set, LID).
"""
import struct

SHORT, LONG, DOUBLE, BOOLEAN, UNICODE, TIME, BINARY = 2, 3, 5, 0xb, 0x1f, 0x40, 0x102
MANY = 0x1000
FIXED = {SHORT: "<H6x", LONG: "<I4x", DOUBLE: "<d", BOOLEAN: "<H6x", TIME: "<Q"}

SETS = {name: bytes.fromhex(first + "20060000000000c000000000000046")
        for name, first in (("appointment", "02"), ("task", "03"), ("address", "04"),
                            ("common", "08"), ("log", "0a"))}
SETS["meeting"] = bytes.fromhex("90dad86e0b451b1098da00aa003f1305")
STRINGS = bytes.fromhex("2903020000000000c000000000000046")  # PS_PUBLIC_STRINGS


def text(value):
    return value.encode("utf-16-le")


def when(year, month, day, hour=0, minute=0):
    """100 ns since 1601, of a time in UTC."""
    days = (year - 1601) * 365 + (year - 1601) // 4 - (year - 1601) // 100 + (year - 1601) // 400
    lengths = [31, 28 + (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)), 31, 30, 31, 30,
               31, 31, 30, 31, 30, 31]
    days += sum(lengths[:month - 1]) + day - 1
    return ((days * 24 + hour) * 60 + minute) * 600000000


def minutes(*moment):
    return when(*moment) // 600000000


# ---- the boxes --------------------------------------------------------------

def named(rows):
    """The named properties of @rows in the order in which they get numbers."""
    return [row[0] for row in rows if not isinstance(row[0], int)]


def name_tables(names):
    """The streams of a .msg that say what 0x8000, 0x8001 … are called."""
    guids, entries, strings = [], b"", b""
    for place, name in enumerate(names):
        if name == "Keywords":
            entries += struct.pack("<IHH", len(strings), 2 << 1 | 1, place)
            strings += struct.pack("<I", 16) + text(name)
            continue
        guid = SETS[name[0]]
        if guid not in guids:
            guids.append(guid)
        entries += struct.pack("<IHH", name[1], (guids.index(guid) + 3) << 1, place)
    return {"__substg1.0_00020102": b"".join(guids), "__substg1.0_00030102": entries,
            "__substg1.0_00040102": strings}


def msg_folder(rows, head, names):
    """One object of a .msg as a tree."""
    fixed, out = b"", {}
    for number, kind, value in rows:
        if not isinstance(number, int):
            number = 0x8000 + names.index(number)
        tag = struct.pack("<HH", kind, number)
        stream = "__substg1.0_%04X%04X" % (number, kind)
        if kind in FIXED:
            fixed += tag + struct.pack("<I", 6) + struct.pack(FIXED[kind], value)
        elif kind & MANY:
            out[stream] = b"".join(struct.pack("<I", len(v)) for v in value)
            for i, one in enumerate(value):
                out[stream + "-%08X" % i] = one
        else:
            fixed += tag + struct.pack("<IQ", 6, len(value))
            out[stream] = value
    out["__properties_version1.0"] = b"\0" * head + fixed
    return out


def msg_tree(rows, people=()):
    """The tree of a .msg with @rows; @people: rows of each recipient."""
    names = named(rows)
    tree = {"__nameid_version1.0": name_tables(names)}
    for i, one in enumerate(people):
        tree["__recip_version1.0_#%08X" % i] = msg_folder(one, 8, names)
    tree.update(msg_folder(rows, 32, names))
    return tree


def padded(data):
    return data + b"\0" * (-len(data) % 4)


def tnef_properties(rows):
    """@rows as attMsgProps writes them."""
    out = struct.pack("<I", len(rows))
    for i, (number, kind, value) in enumerate(rows):
        if isinstance(number, int):
            out += struct.pack("<HH", kind, number)
        elif number == "Keywords":
            name = text(number) + b"\0\0"
            out += struct.pack("<HH", kind, 0x8000 + i) + STRINGS
            out += struct.pack("<II", 1, len(name)) + padded(name)
        else:
            out += struct.pack("<HH", kind, 0x8000 + i) + SETS[number[0]]
            out += struct.pack("<II", 0, number[1])
        if kind in FIXED:
            out += struct.pack(FIXED[kind], value)[:8 if kind in (DOUBLE, TIME) else 4]
            continue
        values = value if kind & MANY else [value]
        out += struct.pack("<I", len(values))
        for one in values:
            out += struct.pack("<I", len(one)) + padded(one)
    return out


# ---- the items --------------------------------------------------------------

def recurrence():
    """Every second week on Wednesday until the end of the year; one day left
    out, one moved (MS-OXOCAL 2.2.1.44)."""
    gone, moved = minutes(2026, 6, 24), minutes(2026, 7, 8)
    out = struct.pack("<HHHHHIIIIIII", 0x3004, 0x3004, 0x200b, 1, 0, 0, 2, 0, 1 << 3, 0x2021, 14, 0)
    out += struct.pack("<III", 2, gone, moved) + struct.pack("<II", 1, minutes(2026, 7, 9))
    out += struct.pack("<II", minutes(2026, 6, 10), minutes(2026, 12, 31))
    out += struct.pack("<IIII", 0x3006, 0x3009, 13 * 60, 14 * 60 + 30)
    title = b"moved"
    out += struct.pack("<HIIIHHH", 1, minutes(2026, 7, 9, 10), minutes(2026, 7, 9, 11),
                       moved + 13 * 60, 1, len(title) + 1, len(title)) + title
    return out + struct.pack("<II", 0, 0)


ZONE = struct.pack("<iii", -540, 0, 0) + b"\0" * 36
SUBJECT, CLASS = 0x37, 0x1a
SENDER = [(0x42, UNICODE, text("鈴木 花子")), (0x5d02, UNICODE, text("hanako@example.jp"))]
PEOPLE = [[(0x3001, UNICODE, text("町役場")), (0x39fe, UNICODE, text("office@city.example.lg.jp")),
           (0xc15, LONG, 1)],
          [(0x3001, UNICODE, text("佐藤")), (0x39fe, UNICODE, text("sato@example.jp")),
           (0xc15, LONG, 2)]]


def item(name, subject, *rows):
    return [(CLASS, UNICODE, text(name)), (SUBJECT, UNICODE, text(subject))] + list(rows)


def one_off(name, address):
    return (b"\0" * 4 + bytes.fromhex("812b1fa4bea310199d6e00dd010f5402") +
            struct.pack("<HH", 0, 0x8001) +
            b"".join(text(t) + b"\0\0" for t in (name, "SMTP", address)))


def items():
    """{name: rows}."""
    start, end = when(2026, 6, 10, 4), when(2026, 6, 10, 5)
    place = (("appointment", 0x8208), UNICODE, text("第１会議室"))
    times = [(("appointment", 0x820d), TIME, start), (("appointment", 0x820e), TIME, end)]
    return {
        "meeting": item("IPM.Schedule.Meeting.Request", "打合せの依頼", place, *times, *SENDER,
                        ("Keywords", MANY | UNICODE, [text("会議"), text("重要")]),
                        (("common", 0x8503), BOOLEAN, 1), (("common", 0x8501), LONG, 15),
                        (0x1000, UNICODE, text("議題は水道です。"))),
        "cancel": item("IPM.Schedule.Meeting.Canceled", "取りやめ", *times, *SENDER),
        "declined": item("IPM.Schedule.Meeting.Resp.Neg", "欠席: 打合せ", *times, *SENDER,
                         (0x1000, UNICODE, text("出張のため欠席します。"))),
        "counter": item("IPM.Schedule.Meeting.Resp.Tent", "新しい時間の提案", *times, *SENDER,
                        (("appointment", 0x8257), BOOLEAN, 1),
                        (("appointment", 0x8250), TIME, when(2026, 6, 11, 1)),
                        (("appointment", 0x8251), TIME, when(2026, 6, 11, 2))),
        "all-day": item("IPM.Appointment", "防災訓練", (("appointment", 0x8215), BOOLEAN, 1),
                        (("appointment", 0x820d), TIME, when(2026, 8, 31, 15)),
                        (("appointment", 0x820e), TIME, when(2026, 9, 1, 15)),
                        (0x36, LONG, 2), (0x17, LONG, 2)),
        "series": item("IPM.Appointment", "隔週会議", *times,
                       (("appointment", 0x8216), BINARY, recurrence()),
                       (("appointment", 0x8233), BINARY, ZONE),
                       (("appointment", 0x8234), UNICODE, text("(UTC+09:00) 大阪、札幌、東京"))),
        "override": item("IPM.Schedule.Meeting.Request", "変更", *times,
                         (("meeting", 3), BINARY, b"\0" * 16 +
                          struct.pack(">HBB", 2026, 6, 3) + b"\0" * 20)),
        "task": item("IPM.Task", "報告書を出す", (("task", 0x8104), TIME, when(2026, 6, 1)),
                     (("task", 0x8105), TIME, when(2026, 6, 30)), (("task", 0x8101), LONG, 1),
                     (("task", 0x8102), DOUBLE, 0.25),
                     (("task", 0x811f), UNICODE, text("山田"))),
        "contact": item("IPM.Contact", "山田 太郎", (0x3001, UNICODE, text("山田 太郎")),
                        (0x3a11, UNICODE, text("山田")), (0x3a06, UNICODE, text("太郎")),
                        (0x3a16, UNICODE, text("関所町")), (0x3a18, UNICODE, text("総務課")),
                        (0x3a17, UNICODE, text("課長")), (0x3a08, UNICODE, text("0123-45-6789")),
                        (0x3a1c, UNICODE, text("090-0000-0000")),
                        (0x3a42, TIME, when(1980, 1, 2)),
                        (("address", 0x802d), UNICODE, text("やまだ")),
                        (("address", 0x8083), UNICODE, text("taro@example.jp")),
                        (("address", 0x802b), UNICODE, text("http://evil.example/")),
                        (("address", 0x8045), UNICODE, text("関所1-1")),
                        (("address", 0x8046), UNICODE, text("関所町"))),
        "people": item("IPM.DistList", "防災の係", (("address", 0x8053), UNICODE, text("防災の係")),
                       (("address", 0x8054), MANY | BINARY,
                        [one_off("佐藤", "sato@example.jp"), one_off("田中", "tanaka@example.jp")])),
        "journal": item("IPM.Activity", "電話の記録", (("log", 0x8700), UNICODE, text("電話")),
                        (("log", 0x8706), TIME, start), (("log", 0x8708), TIME, end)),
        "note": item("IPM.StickyNote", "メモ", (0x1000, UNICODE, text("牛乳を買う"))),
        "unread": item("REPORT.IPM.Note.IPNNRN", "未開封", (0x49, UNICODE, text("会議の案内")),
                       (0x4e, TIME, start), (0x32, TIME, end), *SENDER),
        "failed": item("REPORT.IPM.Note.NDR", "配信不能", (0x49, UNICODE, text("会議の案内")),
                       (0x74, UNICODE, text("存在しない人")), (0x4e, TIME, start),
                       (0x1001, UNICODE, text("宛先が見つかりません。"))),
    }


def boxes(compound, tnef, attribute):
    """{name: octets}: every item as a .msg, and some as a winmail.dat."""
    out = {}
    for name, rows in items().items():
        people = PEOPLE if name == "meeting" else ()
        out[f"M057-{name}-msg"] = compound(msg_tree(rows, people))
    for name in ("meeting", "contact", "task", "people"):
        rows = items()[name]
        out[f"M057-{name}-tnef"] = tnef(attribute(1, 0x69003, tnef_properties(rows)))
    old = attribute(1, 0x78008, b"IPM.Microsoft Schedule.MtgRespP\0")
    old += attribute(1, 0x18004, "出席: 打合せ\0".encode("cp932"))
    old += attribute(1, 0x38006, struct.pack("<7H", 2026, 6, 10, 4, 0, 0, 3))
    out["M057-old-tnef"] = tnef(old)
    return out
