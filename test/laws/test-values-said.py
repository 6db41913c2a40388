#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Whatever a reader of a calendar, a contact or an item of Outlook would have
seen is in the text of the cleaned mail, or the mail says that it was taken out.

Made invitations and cards of all fields are always judged; the .msg, winmail.dat
and mails with calendars of the corpus where it is there. What is seen is read by
readers that share nothing with ours (said_readers.py).
"""
import base64
import email
import email.policy
import pathlib
import random
import re
import sys
import unicodedata

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import said_readers as readers
from laws import clean_folder, inputs, text_of
from tap import Tap, corpus, scratch

POLICY = """
profiles = {
  laws = { base = "text-only"; ambiguous = "rebuild"; links = "defang";
           files = ( { type = "mail"; do = "flatten"; }, { type = "text"; do = "clean"; },
                     { type = "*"; do = "remove"; } ); };
};
limits = { parts = 10000; };
"""
HEAD = ("From: a@example.jp\r\nTo: b@city.example.lg.jp\r\nSubject: x\r\n"
        "Date: Fri, 20 Nov 2026 09:00:00 +0900\r\nMIME-Version: 1.0\r\n")

# Values of the corpus that are not in the text, with the reason.
EXCEPTIONS = {
    "ASCII_UTF-8_CP1252": "it says UTF-8 of bytes in CP1252; this reader believes it",
}


# ---- comparing --------------------------------------------------------------

def letters(text):
    """What stays when signs, blanks, marks of links and widths are left out."""
    for mark, sign in (("hxxp", "http"), ("fxp", "ftp"), ("[.]", "."), ("[:]", ":")):
        text = text.replace(mark, sign)
    text = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in text if c.isalnum())


def missing(values, text):
    held = letters(text)
    return sorted({v for v in values if letters(v)[:400] not in held})


# ---- made invitations and cards ---------------------------------------------

WORDS = ["防災訓練", "水道料金の改定", "庁舎3階 第2会議室", "議題：予算", "山田 太郎", "Budget meeting",
         "https://meet.example.net/j/12", "www.town.example/x", "a, b; c", "終わり\nつぎの行", "※注意"]


def escaped(value):
    return re.sub(r"([\\;,])", r"\\\1", value).replace("\n", "\\n")


def folded(line):
    out, raw = [], line.encode()
    while len(raw) > 73:
        cut = 73
        while raw[cut] & 0xc0 == 0x80:
            cut -= 1
        out.append(raw[:cut])
        raw = b" " + raw[cut:]
    return b"\r\n".join(out + [raw]).decode()


def made_calendar(rand):
    word = lambda: rand.choice(WORDS) + str(rand.randrange(1000))  # noqa: E731
    kind = rand.choice(["VEVENT", "VEVENT", "VTODO", "VJOURNAL"])
    method = rand.choice(["REQUEST", "REPLY", "CANCEL", "COUNTER", "PUBLISH"])
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", f"METHOD:{method}", f"BEGIN:{kind}",
             "UID:1", f"DTSTART;TZID=Asia/Tokyo:2026{rand.randrange(10, 13)}10T100000"]
    for name in rand.sample(sorted(readers.TEXTS), 6):
        lines.append(f"{name}:{escaped(word())}")
    if "DESCRIPTION" not in "".join(lines):
        lines.append(f"X-ALT-DESC;FMTTYPE=text/html:<p>{escaped(rand.choice(WORDS[:5]))}</p>")
    for i in range(rand.randrange(3)):
        lines.append(f'ATTENDEE;CN="佐藤{i}";PARTSTAT=ACCEPTED:mailto:sato{i}@example.jp')
    lines.append("ATTACH;FMTTYPE=text/plain:https://files.example/a.txt")
    lines += [f"END:{kind}", "END:VCALENDAR"]
    return "\r\n".join(folded(line) for line in lines) + "\r\n"


def made_card(rand):
    word = lambda: rand.choice(WORDS) + str(rand.randrange(1000))  # noqa: E731
    lines = ["BEGIN:VCARD", "VERSION:" + rand.choice(["3.0", "4.0"]), f"FN:{escaped(word())}"]
    for name in rand.sample(sorted(readers.CARD_TEXTS - {"FN"}), 7):
        lines.append(f"{name};TYPE=WORK:{escaped(word())}")
    for name in rand.sample(sorted(readers.CARD_FIELDS), 2):
        lines.append(f"{name}:" + ";".join(escaped(word()) for _ in range(3)))
    lines.append("END:VCARD")
    return "\r\n".join(folded(line) for line in lines) + "\r\n"


def as_mail(kind, content):
    body = base64.encodebytes(content).replace(b"\n", b"\r\n")
    return (HEAD + f"Content-Type: {kind}; charset=utf-8\r\n"
            "Content-Transfer-Encoding: base64\r\n\r\n").encode() + body


def as_attachment(kind, name, content):
    body = base64.encodebytes(content).replace(b"\n", b"\r\n")
    return (HEAD + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
            "Content-Type: text/plain\r\n\r\nSee the file.\r\n--b\r\n"
            f"Content-Type: {kind}; name={name}\r\nContent-Disposition: attachment;"
            f" filename={name}\r\nContent-Transfer-Encoding: base64\r\n\r\n").encode() + \
        body + b"--b--\r\n"


# ---- items of Outlook -------------------------------------------------------

# LIDs and numbers whose texts people see, by the beginning of the class.
COMMON = [0x37, 0x1000]
ITEMS = {
    "ipm.appointment": [0x8208], "ipm.schedule.meeting": [0x8208],
    "ipm.task": [0x811f],
    "ipm.contact": [0x3a06, 0x3a11, 0x3a16, 0x3a17, 0x3a18, 0x3a08, 0x3a09, 0x3a1c, 0x3a24,
                    0x3a25, 0x3a1b, 0x3a2f, 0x3a4f, 0x3a46, 0x3a48, 0x3a4e, 0x3a30, 0x8083,
                    0x8093, 0x80a3, 0x802b, 0x802c, 0x802d, 0x802e, 0x8045, 0x8046, 0x8047,
                    0x8048, 0x8049, 0x8062, 0x3a51],
    "ipm.distlist": [0x8053],
    "report": [0x49, 0x74, 0x1001],
}
TIMES = {"ipm.appointment": [0x820d, 0x820e], "ipm.schedule.meeting": [0x820d],
         "ipm.task": [0x8105]}


def day_of(time, hours):
    """The day, hours east of UTC, of a FILETIME."""
    import datetime
    moment = datetime.datetime(1601, 1, 1) + \
        datetime.timedelta(microseconds=time // 10, hours=hours)
    return f"{moment.year}年{moment.month}月{moment.day}日"


def said_by_item(message):
    class_ = str(message.get(0x1a, "")).lower()
    ids = list(COMMON)
    for start, more in ITEMS.items():
        ids += more if class_.startswith(start) else []
    for number in ids:
        value = message.get(number)
        if isinstance(value, str):
            yield from value.replace("\r", "\n").split("\n")
    if message.get(0x8215) or message.get(0x8223):
        return # day-long: whose day it is, another test says
    for start, more in TIMES.items():
        for number in more if class_.startswith(start) else []:
            time = message.get(number)
            if isinstance(time, int) and 0 < time < 0x0cb34557a3dd4000:
                yield day_of(time, 0 if start == "ipm.task" else 9)


def said_by_file(name, data):
    if name.endswith((".tnef", ".dat")):
        message = readers.tnef_message(data)
        if not any(str(message.get(0x1a, "")).lower().startswith(s) for s in ITEMS):
            message.pop(0x37, None) # a mail: the mail around it says its subject
        yield from said_by_item(message)
    else:
        for message in readers.msg_messages(readers.Compound(data)):
            yield from said_by_item(message)


# ---- judging ----------------------------------------------------------------

def loss_is_named(report, text):
    """The mail was withheld, or says of what it took out that it did."""
    if report["verdict"] == "withheld":
        return True
    removed = [p for p in report["parts"] if p["action"] == "removed" and
               p["reason"] != "alternative" and p.get("name")]
    return any(letters(p["name"].rsplit("/", 1)[-1]) in letters(text) for p in removed) and \
        any(p["name"] in ("winmail.dat", "a.msg") for p in removed)


def judge(tap, name, mails):
    """@mails: {file name: (octets of the mail, values)}."""
    with scratch() as work:
        work = pathlib.Path(work)
        (work / "in").mkdir()
        (work / "policy.conf").write_text(POLICY, encoding="utf-8")
        for file, (octets, _) in mails.items():
            (work / "in" / file).write_bytes(octets)
        status, reports, errors = clean_folder(str(work / "policy.conf"), work / "in",
                                               work / "out", work / "report.jsonl")
        by_name = dict(zip((p.name for p in inputs(work / "in")), reports))
        tap.ok(status in (0, 1) and len(reports) == len(mails), f"{name}: no fault", errors)
        wrong, named, values = [], 0, 0
        for file, (_, said) in mails.items():
            path = work / "out" / file
            text = text_of(path.read_bytes()) if path.is_file() else ""
            said = [v for v in said if letters(v)]
            lost = missing(said, text)
            values += len(said)
            if lost and loss_is_named(by_name[file], text):
                named += 1
            elif lost and not any(e in file for e in EXCEPTIONS):
                wrong.append(f"{file}: {lost[:6]!r}")
        tap.note(f"{name}: {len(mails)} mails, {values} values; {named} mails name a loss")
        tap.ok(not wrong, f"{name}: every value is in the text, or its loss is named",
               "\n".join(wrong))


def made(tap):
    rand = random.Random(20261128)
    mails = {}
    for i in range(80):
        calendar, card = made_calendar(rand), made_card(rand)
        mails[f"calendar-{i:02}.eml"] = (as_mail("text/calendar", calendar.encode()),
                                         list(readers.said_by_calendar(calendar)))
        mails[f"card-{i:02}.eml"] = (as_mail("text/vcard", card.encode()),
                                     list(readers.said_by_card(card)))
    judge(tap, "made calendars and cards", mails)


def boxes(tap, folder):
    mails, unread = {}, []
    for path in inputs(folder):
        name, data = path.name, path.read_bytes()
        box = name.endswith((".tnef", ".dat"))
        try:
            said = list(said_by_file(name, data))
        except Exception as error:
            unread.append(f"{name}: {error}")
            continue
        mails[f"{path.parent.name}-{name}.eml"] = (as_attachment(
            "application/ms-tnef" if box else "application/vnd.ms-outlook",
            "winmail.dat" if box else "a.msg", data), said)
    tap.note(f"not read by the readers of this test: {'; '.join(unread)}")
    judge(tap, "corpus of tnef-msg", mails)


def calendars(tap, folder):
    mails = {}
    for path in inputs(folder):
        octets = path.read_bytes()
        if b"text/calendar" not in octets.lower() and b"BEGIN:VCALENDAR" not in octets:
            continue
        message = email.message_from_bytes(octets, policy=email.policy.default)
        said = []
        for part in message.walk():
            if part.get_content_type() == "text/calendar" and part.get_filename() is None:
                said += readers.said_by_calendar(
                    part.get_payload(decode=True).decode("utf-8", "replace"))
        mails[f"{path.parent.name}-{path.name}.eml"] = (octets, said)
    judge(tap, "corpus of mails with calendars", mails)


def main():
    tap = Tap()
    made(tap)
    for name, law in (("tnef-msg", boxes), ("mail", calendars)):
        folder = corpus(name)
        if folder is None:
            tap.skip(f"corpus of {name}", "../shared/corpus is not here")
        else:
            law(tap, folder)
    tap.done()


if __name__ == "__main__":
    main()
