#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How often the charset of a text without a right label is chosen right.

    measure.py DRIVER [N] [SEED]      a table over N lists of each kind
    measure.py DRIVER --tap           a small one, as a test with its limits

DRIVER: build/test/charset/charset-driver. Lists of residents, names, bank
transfers and schools are generated, 3 to 300 rows, in every charset that
Japanese software writes; the controls are texts in other languages, cut at
random, and, where this machine has them, the messages of its programs
(/usr/share/locale), which nothing here was tuned on.
"""
import collections
import glob
import random
import struct
import subprocess
import sys

from words import (BANKS, BRANCHES, CONTROLS, ENGLISH, GIVEN, HEADS, LETTER,
                   PLACES, SCHOOLS, SURNAMES)

JAPANESE = ["cp932", "euc_jp", "iso2022_jp", "utf-8", "utf-8-sig", "utf-16",
            "utf-16-le", "utf-16-be"]
LABELS = ["us-ascii", "iso-8859-1", "utf-8", "windows-1252", "x-unknown"]
LOCALES = {"el": ["cp1253", "iso8859-7"], "ru": ["cp1251", "koi8-r"],
           "uk": ["cp1251", "koi8-u"], "bg": ["cp1251"], "th": ["cp874"],
           "ko": ["euc_kr"], "zh_CN": ["gbk"], "zh_TW": ["big5"],
           "fr": ["cp1252"], "de": ["cp1252"], "es": ["cp1252"],
           "sv": ["cp1252"], "pl": ["cp1250", "iso8859-2"], "cs": ["cp1250"],
           "hu": ["cp1250"], "tr": ["cp1254"], "vi": ["cp1258"],
           "he": ["cp1255"]}
HALF = str.maketrans(
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワンヲァィゥェォャュョッー",
    "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝｦｧｨｩｪｫｬｭｮｯｰ")
VOICED = {"ガ": "ｶﾞ", "ギ": "ｷﾞ", "グ": "ｸﾞ", "ゲ": "ｹﾞ", "ゴ": "ｺﾞ", "ザ": "ｻﾞ",
          "ジ": "ｼﾞ", "ズ": "ｽﾞ", "ゼ": "ｾﾞ", "ゾ": "ｿﾞ", "ダ": "ﾀﾞ", "ヂ": "ﾁﾞ",
          "ヅ": "ﾂﾞ", "デ": "ﾃﾞ", "ド": "ﾄﾞ", "バ": "ﾊﾞ", "ビ": "ﾋﾞ", "ブ": "ﾌﾞ",
          "ベ": "ﾍﾞ", "ボ": "ﾎﾞ", "パ": "ﾊﾟ", "ピ": "ﾋﾟ", "プ": "ﾌﾟ", "ペ": "ﾍﾟ",
          "ポ": "ﾎﾟ"}


def half(text):
    return "".join(VOICED.get(c, c) for c in text).translate(HALF)


def hiragana(text):
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in text)


def person(rng):
    one, two = rng.choice(SURNAMES), rng.choice(GIVEN)
    return tuple(a + "\0" + b
                 for a, b in zip(one.split(":"), two.split(":")))


def residents(rng, rows):
    gap, kana = rng.choice(["", " ", "　"]), rng.choice([half, str, hiragana])
    lines = [rng.choice(HEADS["residents"])] if rng.random() < .8 else []
    for i in range(rows):
        name, reading = person(rng)
        lines.append(",".join([
            str(i + 1), name.replace("\0", gap),
            kana(reading.replace("\0", " ")),
            "%s%d-%d" % (rng.choice(PLACES), rng.randint(1, 9), rng.randint(1, 30)),
            rng.choice("男女"), rng.choice(["昭和%d年%d月%d日", "S%d.%d.%d"])
            % (rng.randint(1, 63), rng.randint(1, 12), rng.randint(1, 28))]))
    return lines


def names(rng, rows):
    gap, kana = rng.choice(["", " ", "　"]), rng.choice([half, str, hiragana, None])
    lines = [rng.choice(HEADS["names"])] if rng.random() < .5 else []
    for _ in range(rows):
        name, reading = person(rng)
        line = name.replace("\0", gap)
        lines.append(line + "," + kana(reading.replace("\0", gap)) if kana else line)
    return lines


def half_names(rng, rows):
    lines = [rng.choice(HEADS["half"])]
    return lines + ["%s,%d" % (half(person(rng)[1].replace("\0", " ")), rng.randint(1, 999999))
                    for _ in range(rows)]


def transfers(rng, rows):
    """The fixed-width form in which towns hand payments to banks."""
    def row(kana, *rest):
        return "2%04d%-15s%03d%-15s%010d%-30s%010d" % (
            rng.randint(1, 9999), rng.choice(BANKS), rng.randint(1, 999),
            rng.choice(BRANCHES), rng.randint(1, 9999999), kana, rng.randint(1, 999999))
    lines = ["12100000000001%-40s0610" % half("".join(["サクラシ", "スイドウキヨク"]))]
    for _ in range(rows):
        lines.append(row(half(person(rng)[1].replace("\0", " ").upper())))
    return lines + ["8%06d%012d" % (rows, rng.randint(1, 10**9)), "9"]


def schools(rng, rows):
    lines = [rng.choice(HEADS["schools"])]
    return lines + ["%s,%d,%s" % (rng.choice(SCHOOLS), rng.randint(10, 900),
                                  person(rng)[0].replace("\0", "")) for _ in range(rows)]


def letters(rng, rows):
    lines = LETTER.split("\n") * (1 + rows // 60)
    return lines[:max(2, rng.randint(2, len(lines)))]


LISTS = [residents, names, half_names, transfers, schools, letters]


def messages(language, rng):
    """Texts that programs on this machine show in @language."""
    texts = []
    files = sorted(glob.glob("/usr/share/locale/%s/LC_MESSAGES/*.mo" % language))
    for name in rng.sample(files, min(12, len(files))):
        data = open(name, "rb").read()
        order = "<" if data[:4] == b"\xde\x12\x04\x95" else ">"
        n, _, at = struct.unpack_from(order + "III", data, 8)
        for i in range(1, n):
            length, place = struct.unpack_from(order + "II", data, at + 8 * i)
            texts.append(data[place:place + length].decode("utf-8", "ignore"))
    rng.shuffle(texts)
    return "\n".join(texts[:4000]).replace("\0", "\n")


class Driver:
    def __init__(self, path):
        self.run = subprocess.Popen([path], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, data, label=""):
        label = label.encode()
        self.run.stdin.write(struct.pack("=II", len(label), len(data)) + label + data)
        self.run.stdin.flush()
        answer = self.run.stdout.read(struct.unpack("=I", self.run.stdout.read(4))[0])
        head, text = answer.split(b"\n", 1)
        used, guessed, unsure, lost = head.decode().split()
        return used, unsure == "1", int(lost), text.decode()


class Table:
    def __init__(self):
        self.rows = collections.OrderedDict()
        self.wrong = []

    def add(self, name, right, unsure, what):
        row = self.rows.setdefault(name, [0, 0, 0])
        row[0] += 1
        row[1] += not right
        row[2] += unsure
        if not right:
            self.wrong.append((name, what))

    def show(self):
        print("| %-44s | %7s | %5s | %5s |" % ("texts", "n", "wrong", "told"))
        for name, (n, wrong, unsure) in self.rows.items():
            print("| %-44s | %7d | %5d | %5d |" % (name, n, wrong, unsure))
        for name, what in self.wrong[:40]:
            print("wrong:", name, repr(what)[:150])


def encode(text, charset):
    """The part of @text that @charset can say; cp1258 has marks of their own."""
    if charset == "cp1258":
        import unicodedata
        keep = "âăêôơưđÂĂÊÔƠƯĐ"
        out = ""
        for c in text:
            parts = unicodedata.normalize("NFD", c)
            base = unicodedata.normalize("NFC", parts[:2])
            out += base + parts[2:] if len(parts) > 2 and base in keep else \
                c if c in keep else parts
        text = out
    return text.encode(charset, "ignore")


def japanese(driver, n, rng, table):
    for _ in range(n):
        for make in LISTS:
            rows = rng.choice([3, 4, 5, 8, 12, 20, 50, 120, 300])
            lines = make(rng, rows)
            text = rng.choice(["\n", "\r\n"]).join(lines) + "\n"
            for charset in JAPANESE:
                if make in (half_names, transfers) and charset in ("euc_jp", "iso2022_jp"):
                    continue
                data = encode(text, charset)
                want = data.decode(charset)
                used, unsure, lost, out = driver.ask(data)
                table.add("%s %s" % (make.__name__, charset), out == want, unsure, (used, want, out))
            data = encode(text, "cp932")
            want = data.decode("cp932")
            label = rng.choice(LABELS)
            used, unsure, lost, out = driver.ask(data, label)
            table.add("%s cp932 as %s" % (make.__name__, label), out == want, unsure, (used, want, out))


def programs(driver, n, rng, table):
    """Japanese sentences that this machine's programs show, three lines each."""
    lines = [line for line in messages("ja", rng).split("\n")
             if sum(ord(c) >= 0x80 for c in line) >= 6]
    for _ in range(n * 10 if lines else 0):
        text = "\n".join(rng.sample(lines, 3)) + "\n"
        for charset in ("cp932", "euc_jp", "iso2022_jp", "utf-16-le", "utf-8"):
            data = encode(text, charset)
            used, unsure, lost, out = driver.ask(data)
            want = data.decode(charset)
            table.add("ja.mo " + charset, out == want, unsure, (used, want, out))


def control_texts(rng, corpus):
    for language, (charsets, text) in CONTROLS.items():
        yield language, charsets, text
    for language, charsets in LOCALES.items() if corpus else ():
        text = messages(language, rng)
        if len(text) > 1000:
            yield language + ".mo", charsets, text


def controls(driver, n, rng, table, corpus):
    """Right here: not taken for Japanese. What is read as another charset of
    the same kind is counted beside it."""
    for language, charsets, text in control_texts(rng, corpus):
        for charset in charsets:
            for _ in range(n):
                start = rng.randrange(max(1, len(text) - 400))
                data = encode(text[start:start + 700], charset)[:rng.choice([200, 300, 500])]
                if len(data) < 200 or not any(b >= 0x80 for b in data):
                    continue
                for label in ("", "us-ascii"):
                    used, unsure, lost, out = driver.ask(data, label)
                    table.add("%s %s" % (language, charset), used not in
                              ("shift_jis", "euc-jp", "iso-2022-jp"), unsure, (used, out))
                want = data.decode(charset, "replace")
                table.add("%s %s letter by letter" % (language, charset),
                          out[:-2].replace("\N{REPLACEMENT CHARACTER}", "")[:100] == want[:-2][:100] or
                          charset == "cp1258", unsure, (used, out, want))
                used, unsure, lost, out = driver.ask(data, charset.replace("_", "-"))
                table.add("%s %s, labelled" % (language, charset), used not in
                          ("shift_jis", "euc-jp"), unsure, (used, out))


def mixed(driver, table):
    """English with a few Japanese marks, and Latin letters that are none."""
    for line in ENGLISH.split("\n"):
        for sign in ("①", "㈱", "②", "№"):
            if sign in line:
                data = line.encode("cp932")
                used, unsure, lost, out = driver.ask(data)
                table.add("English with " + sign, out == line, unsure, (used, out))
    for text in ("don’t", "it’s “here” – now…", "café", "Zoë", "Müller", "100 €",
                 "naïve résumé", "1 × 2", "20 °C", "São Paulo", "Ångström", "©2026 Acme"):
        used, unsure, lost, out = driver.ask(text.encode("cp1252"))
        table.add("short western", out == text, unsure, (used, out, text))


def main():
    driver = Driver(sys.argv[1])
    tap = sys.argv[2:3] == ["--tap"]
    n = 12 if tap else int(sys.argv[2]) if len(sys.argv) > 2 else 200
    rng = random.Random(1 if tap or len(sys.argv) < 4 else int(sys.argv[3]))
    lists, others, marks, letter = Table(), Table(), Table(), None
    japanese(driver, n, rng, lists)
    programs(driver, 0 if tap else n, rng, lists)
    controls(driver, n, rng, others, not tap)
    mixed(driver, marks)
    if not tap:
        for table in (lists, others, marks):
            table.show()
        total = sum(row[0] for row in lists.rows.values())
        print("Japanese right: %.4f%% of %d" % (100 - 100 * len(lists.wrong) / total, total))
        return 0
    checks = [("lists", lists), ("controls", others), ("marks", marks)]
    print("1..%d" % len(checks))
    for i, (name, table) in enumerate(checks):
        ok = not table.wrong and table.rows
        print("%sok %d %s" % ("" if ok else "not ", i + 1, name))
        for row, what in table.wrong[:10]:
            print("# %s: %s" % (row, repr(what)[:300]))
    return 0


sys.exit(main())
