# SPDX-License-Identifier: Apache-2.0
"""The mails of the ledger: a mixture that a seed and a number decide.

Every file in them holds PAYLOAD, which no cleaned mail may hold.
"""
import base64
import random

from common import ROOT, mail
from mails import b64, multipart

PAYLOAD = b"LEDGER-PAYLOAD"
SENDER = "ledger@sender.test"

WORDS = ("お知らせ 防災訓練 広報 つばめ町 ご案内 令和八年度 総務課 会議 資料 確認 "
         "よろしくお願いいたします。 本日は晴天なり。 第三回 ①②③ 髙﨑 見積 締切").split()
LATIN = ("the quick brown fox jumps over a lazy dog while the council meets to "
         "approve minutes https://www.out.test/page?id=7 and more").split()
CHARSETS = [("utf-8", "utf-8"), ("iso-2022-jp", "iso2022_jp"), ("shift_jis", "cp932"),
            ("euc-jp", "euc_jp")]
KINDS = [("plain", 30), ("newsletter", 25), ("attachment", 22), ("hostile", 14),
         ("odd", 9)]
SAMPLES = sorted((ROOT / "samples/mail").glob("*.eml"))


def sentences(random_, words, count):
    return "\n".join(" ".join(random_.choice(words) for _ in range(random_.randint(2, 9)))
                     for _ in range(count))


def text_part(random_, kind="plain", wrap="{}"):
    label, codec = random_.choice(CHARSETS)
    words = LATIN if random_.random() < 0.3 else WORDS
    text = wrap.format(sentences(random_, words, random_.randint(1, 25)))
    octets = text.replace("\n", "\r\n").encode(codec, "replace")
    return (f"Content-Type: text/{kind}; charset={label}\r\n"
            f"Content-Transfer-Encoding: base64\r\n\r\n{b64(octets)}")


def html_part(random_):
    rows = "".join(f"<tr><td>{random_.choice(WORDS)}</td><td>{n}</td></tr>"
                   for n in range(random_.randint(1, 12)))
    return text_part(random_, "html", (
        "<html><head><style>.h{{display:none}}</style></head><body><h1>広報</h1>"
        "<p class=h>hidden</p><p>{}</p><table>" + rows + "</table>"
        '<a href="https://www.out.test/x">詳細</a><script>1</script></body></html>'))


def with_parts(subject, kind, *parts):
    return mail(subject, multipart("=_ledger", *parts), [
        "MIME-Version: 1.0", f'Content-Type: multipart/{kind}; boundary="=_ledger"'],
        sender=SENDER)


def attachment(random_):
    size = random_.choice([100, 1000, 5000, 20_000, 80_000] * 12 + [1_500_000])
    data = random_.choice([b"MZ", b"PK\x03\x04", b"%PDF-1.7\n", b"", b"\xff\xd8\xff"])
    data += PAYLOAD + random_.randbytes(min(size, 3000)) * (1 + size // 3000)
    name = random_.choice(["tool.exe", "見積書.zip", "a.pdf", "写真.jpg", "noname"])
    name = "=?utf-8?B?" + base64.b64encode(name.encode()).decode() + "?="
    return (f'Content-Type: application/octet-stream; name="{name}"\r\n'
            "Content-Transfer-Encoding: base64\r\n"
            f'Content-Disposition: attachment; filename="{name}"\r\n\r\n{b64(data)}')


def sample(random_):
    octets = random_.choice(SAMPLES).read_bytes()
    if b"\r\n" not in octets:
        octets = octets.replace(b"\n", b"\r\n")
    return octets


def plain(random_, number):
    head, _, body = text_part(random_).encode().partition(b"\r\n\r\n")
    return mail(f"plain {number}", body, ["MIME-Version: 1.0",
                                          *head.decode().split("\r\n")], sender=SENDER)


def newsletter(random_, number):
    return with_parts(f"news {number}", "alternative", text_part(random_),
                      html_part(random_))


def with_files(random_, number):
    first = html_part(random_) if random_.random() < 0.5 else text_part(random_)
    return with_parts(f"files {number}", "mixed", first, *(
        attachment(random_) for _ in range(random_.randint(1, 3))))


def hostile(random_, _number):
    return sample(random_)


def mutant(random_):
    octets = bytearray(sample(random_))
    for _ in range(random_.randint(1, 8)):
        at = random_.randrange(len(octets))
        octets[at:at + random_.randint(0, 3)] = random_.randbytes(random_.randint(0, 3))
    return bytes(octets)


def odd(random_, number):
    return random_.choice([
        lambda: mutant(random_),
        lambda: mail(f"empty {number}", b"", sender=SENDER),
        lambda: b"no header at all, just words\r\n",
        lambda: mail(f"long {number}", b"x" * 5000 + b"\r\n", sender=SENDER),
        lambda: mail("生の件名", "生の本文\r\n".encode() * 20, sender=SENDER),
        lambda: mail(f"uu {number}", b"text\r\nbegin 644 a.bin\r\n"
                     b'.3$5$1T52+5!!64Q/040\r\n`\r\nend\r\n', sender=SENDER),
        lambda: mail(f"many {number}", b"text\r\n", [f"X-{i}: y" for i in range(300)],
                     sender=SENDER),
        lambda: mail(f"random {number}", random_.randbytes(2000), sender=SENDER),
    ])()


MAKERS = {"plain": plain, "newsletter": newsletter, "attachment": with_files,
          "hostile": hostile, "odd": odd}


def recipients(random_, number):
    """(what the envelope is an example of, recipients)."""
    ways = [("one", [f"m{number}@town.test"]),
            ("two", [f"m{number}@town.test", f"n{number}@town.test"]),
            ("mixed", [f"m{number}@town.test", f"s{number}@school.test"]),
            ("school", [f"s{number}@school.test"]),
            ("unlisted", [f"u{number}@unlisted.test"]),
            ("inside", [f"i{number}@out.test"])]
    return random_.choices(ways, [82, 5, 3, 5, 2, 3])[0]


def make(seed, number):
    """(kind, way, recipients, octets) of mail @number."""
    random_ = random.Random(f"{seed}:{number}")
    way, to = recipients(random_, number)
    names, weights = zip(*KINDS)
    kind = "plain" if way == "inside" else random_.choices(names, weights)[0]
    octets = MAKERS[kind](random_, number)
    return kind, way, to, octets if octets.endswith(b"\r\n") else octets + b"\r\n"
