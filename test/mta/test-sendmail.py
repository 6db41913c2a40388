#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Mails of all kinds through a real sendmail and the whole gateway: what arrives
at the next hop is what `sekisho clean` makes of the mail, octet for octet, with
the settings that packaging/sendmail ships."""
import base64
import email
import email.policy
import hashlib
import re
import time

from common import (INTERNET, ROOT, SEALED, TOWN, Client, Tap, cleaned_by_cli, mail,
                    send, wait_for, without_own_received)
from mails import (MAILS, ambiguous_mail, attachment_mail, html_mail, iso2022jp_mail,
                   text_of)
from sendmail import Sendmail, gateway, why_not

tap = Tap()

ADDRESSES = ", ".join(
    ['"Yamada, Taro" <t@town.test>', "=?utf-8?B?5bGx55Sw?= <y@town.test>",
     "plain@town.test", '"q \\"x\\"" <q@town.test>']
    + [f"Member Number {i} <member{i}@list.town.test>" for i in range(60)])


def bare(subject, body=b"text\r\n", headers=()):
    """A mail with nothing in it that an MTA may want to add."""
    lines = [f"Subject: {subject}", "To: b@town.test", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def many_headers(count):
    return [f"Keywords: {i:02d}" + " word" * 176 for i in range(count)]


MORE = {
    "28 kB of headers": mail("many headers", b"x\r\n", many_headers(31)),
    "a long list of addresses": mail("addresses", b"x\r\n", [
        f"Cc: {ADDRESSES}", 'Reply-To: "Office, Town" <o@town.test>']),
    "a name that is an address": mail("name", b"x\r\n", ["Cc: t@town.test t@town.test"]),
    "no Date, no Message-ID": bare("nothing to add", headers=["From: a@out.test"]),
    "Resent-To without the rest": mail("resent", b"x\r\n", [
        "Resent-To: c@town.test"]),
    "everything twice": mail("twice", b"x\r\n", [
        "X-A: 1", "X-A: 2", "Keywords: a", "Keywords: b", "Received: from a by b; "
        "Fri, 20 Nov 2026 07:00:00 +0900", "Bcc: hidden@town.test"]),
    "lines of 990 octets": mail("long lines", b"y" * 985 + b"\r\n" + b"z" * 400 + b"\r\n"),
    "lines that look like an envelope": mail("from", b"From me\r\n>From you\r\n.\r\n"),
}


def check_same_as_cli(gate):
    base, milter, daemon, sink = gate
    for name, octets in {**MAILS, **MORE}.items():
        options = " BODY=8BITMIME" if any(b > 127 for b in octets) else ""
        _, answer = send(daemon.port, "a@out.test", ["b@town.test"], octets,
                         options=options)
        got = sink.to("b@town.test") if answer[0] == 250 else None
        status, expected = cleaned_by_cli(base, milter, octets, "plain")
        if not tap.ok(got is not None and status == 0, f"{name}: accepted and delivered",
                      f"{answer} cli={status}\n{milter.text()[-800:]}\n{daemon.tail()}"):
            continue
        tap.equal(without_own_received(got["data"]), expected,
                  f"{name}: the sink's octets are the cleaned octets")
        report = milter.reports()[-1]
        tap.ok(report["inspection"] == "accepted"
               and report["output"]["bytes"] == len(expected)
               and report["input"]["bytes"] == len(octets),
               f"{name}: the report's lengths are the octets'", report)


def check_nothing_added(gate):
    """What sendmail adds by itself, it must not add to ours."""
    _, _, daemon, sink = gate
    for headers in ([], ["From: a@out.test"], ["Date: Fri, 20 Nov 2026 09:00:00 +0900"],
                    ["Resent-To: c@town.test"], ["Resent-From: r@town.test"]):
        send(daemon.port, "a@out.test", ["b@town.test"], bare("bare", headers=headers))
        got = sink.to("b@town.test", 5)
        text = without_own_received(got["data"]) if got else b"From: x"
        message = email.message_from_bytes(text, policy=email.policy.compat32)
        counts = {name: len(message.get_all(name, [])) for name in
                  ("From", "Date", "Message-ID", "Resent-Date", "Resent-From",
                   "Resent-Message-ID")}
        sent = {h.split(":")[0] for h in headers}
        good = got and counts["From"] <= 1 and all(
            counts[name] <= (1 if name in sent else 0) for name in counts if name != "From")
        tap.ok(good, f"headers sent {sorted(sent)}: sendmail added none", (answerless(got), counts))


def answerless(got):
    return got["data"][:600] if got else "withheld: an unreadable From is"


def check_contents(gate):
    _, _, daemon, sink = gate
    send(daemon.port, "a@out.test", ["b@town.test"], iso2022jp_mail())
    text = text_of(sink.to("b@town.test")["data"])
    tap.ok("防災訓練のお知らせ" in text and "hxxps" in text,
           "newsletter: the text is there, the link cannot be clicked", text)
    send(daemon.port, "a@out.test", ["b@town.test"], html_mail())
    text = text_of(sink.to("b@town.test")["data"])
    tap.ok("晴天" in text and "alert" not in text and "secret words" not in text
           and "<" not in text, "html: words without markup", text)
    send(daemon.port, "a@out.test", ["b@town.test"], attachment_mail())
    data = sink.to("b@town.test")["data"]
    tap.ok("tool" in text_of(data) and base64.b64encode(b"payload-" * 3) not in data
           and b"payload" not in data, "attachment: named, and gone", text_of(data))
    send(daemon.port, "a@out.test", ["b@town.test"], MORE["a long list of addresses"])
    data = sink.to("b@town.test")["data"]
    message = email.message_from_bytes(data, policy=email.policy.default)
    tap.ok(len(message["cc"].addresses) == 64
           and message["cc"].addresses[0].display_name == "Yamada, Taro"
           and b"gw.test>" not in data, "a comma in quotes parts no address",
           message["cc"])


def as_shown(octets):
    """@octets as sendmail shows them to a milter: no blanks before a colon; the
    first line that is no header field ends the headers."""
    lines = octets.split(b"\r\n")
    for i, line in enumerate(lines):
        if line == b"" or (i == 0 and line[:1] in (b" ", b"\t")):
            break
        if line[:1] in (b" ", b"\t"):
            continue
        field = re.match(rb"([!-9;-~]+)[ \t]*:", line)
        if field is None:
            lines.insert(i, b"")
            break
        lines[i] = field.group(1) + line[field.end() - 1:]
    return b"\r\n".join(lines)


def check_samples(gate):
    """Every sample of an attack: cleaned octets, or a refusal, nothing between."""
    base, milter, daemon, sink = gate
    delivered = refused = 0
    wrong = []
    for path in sorted((ROOT / "samples" / "mail").glob("*.eml")):
        octets = path.read_bytes()
        if b"\n" in octets.replace(b"\r\n", b"") or b"\r" in octets.replace(b"\r\n", b"") \
                or b"\0" in octets or octets.startswith(b"From "):
            continue  # sendmail says 421, or makes another mail of it
        if not octets.endswith(b"\r\n"):
            octets += b"\r\n"
        try:
            _, answer = send(daemon.port, "a@out.test", ["b@town.test"], octets,
                             options=" BODY=8BITMIME")
        except OSError as error:
            answer = (0, str(error))
        if answer[0] != 250:
            refused += 1
            if answer[0] not in (550, 552):
                wrong.append((path.name, answer))
            continue
        got = sink.to("b@town.test")
        shown = as_shown(octets)
        status, expected = cleaned_by_cli(base, milter, shown, "plain")
        delivered += 1
        if milter.reports()[-1]["input"]["sha256"] != hashlib.sha256(shown).hexdigest():
            wrong.append((path.name, "is not what the milter saw"))
        if got is None or status != 0 or without_own_received(got["data"]) != expected:
            wrong.append((path.name, status, got and got["data"][:300]))
    tap.note(f"samples/mail through sendmail: {delivered} delivered, {refused} refused")
    tap.ok(not wrong and delivered > 20 and refused > 20,
           "samples: cleaned octets or 55x", wrong)


def check_large(gate):
    base, milter, daemon, sink = gate
    octets = attachment_mail(22 * 1024 * 1024)
    start = time.monotonic()
    _, answer = send(daemon.port, "a@out.test", ["b@town.test"], octets, timeout=120)
    tap.note(f"{len(octets) / 1e6:.1f} MB took {time.monotonic() - start:.2f} s")
    got = sink.to("b@town.test", 30)
    tap.ok(answer[0] == 250 and got is not None and len(octets) > 30e6,
           "30 MB: accepted and delivered", answer)
    if got is not None:
        _, expected = cleaned_by_cli(base, milter, octets, "plain")
        tap.equal(without_own_received(got["data"]), expected, "30 MB: same octets")
    _, answer = send(daemon.port, "a@out.test", ["b@town.test"],
                     attachment_mail(31 * 1024 * 1024), timeout=120)
    tap.ok(answer[0] == 552 and "5.3.4" in answer[1] and "receipt=" in answer[1],
           "over limits.message: 552 5.3.4 with a receipt", answer)
    tap.equal(milter.reports()[-1]["reason"], "limit-message", "and a report says so")


def check_refusals(gate):
    _, milter, daemon, sink = gate
    before = len(milter.reports())
    rows = [
        (INTERNET, "x@unlisted.test", 550, "5.1.2", "unlisted domain"),
        (INTERNET, "v@vault.test", 550, "5.7.1", "into the sealed zone"),
        (SEALED, "b@town.test", 550, "5.7.1", "out of the sealed zone"),
        (TOWN, "x@out.test", 550, "5.7.1", "no crossing this way"),
        (INTERNET, "a@b@town.test", 553, "5.1.3", "two at signs"),
        (INTERNET, '"a@vault.test"@town.test', 550, "5.1.3", "an address in the quotes"),
        (INTERNET, "v%vault.test@town.test", 550, "5.1.3", "a percent sign"),
        (INTERNET, "@town.test:v@vault.test", 550, "", "a source route"),
        (INTERNET, "vault.test!v@town.test", 550, "5.1.3", "an exclamation mark"),
        (INTERNET, "root", 550, "", "a local user"),
    ]
    for source, recipient, code, status, name in rows:
        replies, _ = send(daemon.port, "a@out.test", [recipient], MAILS["plain"], source)
        found = replies[0] if replies else (0, "")
        tap.ok(found[0] == code and status in found[1], f"recipient {code}: {name}", replies)
    time.sleep(0.3)
    tap.equal((len(milter.reports()), len(sink.mails)), (before, 0),
              "refused: nothing was sent or reported as mail")


def check_withheld(gate):
    _, milter, daemon, sink = gate
    octets = ambiguous_mail()
    _, answer = send(daemon.port, "a@out.test", ["b@town.test"], octets)
    report = milter.reports()[-1]
    tap.ok(answer[0] == 550 and "5.7.1" in answer[1]
           and f"receipt={report['receipt']}" in answer[1],
           "withheld, refuse: 550 5.7.1 with the report's receipt", answer)
    _, answer = send(daemon.port, "a@out.test", ["s@school.test"], octets)
    got = sink.to("s@school.test")
    report = milter.reports()[-1]
    data = got["data"] if got else b""
    tap.ok(answer[0] == 250 and b"Auto-Submitted: auto-generated" in data
           and report["receipt"] in text_of(data) and report["verdict"] == "withheld",
           "withheld, notice: the recipient is told, in the same transaction", data)
    tap.ok(b"boundary=aa" not in data and got and got["from"] == "a@out.test",
           "withheld, notice: nothing of the mail is in it", data)


def check_same_zone(gate):
    """We touch nothing; sendmail itself folds the headers of addresses anew."""
    _, milter, daemon, sink = gate
    before = len(milter.reports())
    octets = mail("生のまま", b"8-bit: \xe3\x81\x82\r\n.dot\r\n" + b"x" * 900 + b"\r\n", [
        "X-Sekisho: receipt=FORGED", "X-Odd:no blank", "X-Fold: a\r\n\t b  ",
        "x-odd:   three"], sender="a@town.test")
    _, answer = send(daemon.port, "a@town.test", ["b@town.test", "c@town.test"],
                     octets, TOWN, " BODY=8BITMIME")
    got = sink.to("b@town.test")
    tap.ok(answer[0] == 250 and got is not None, "same zone: accepted", answer)
    tap.equal(without_own_received(got["data"]) if got else None, octets,
              "same zone: identical octets, 8-bit and all")
    first = octets
    octets = mail("addresses", b"x\r\n", [f"Cc: {ADDRESSES}"], sender="a@town.test")
    send(daemon.port, "a@town.test", ["b@town.test"], octets, TOWN)
    got = sink.to("b@town.test")
    data = without_own_received(got["data"]) if got else b""
    want, have = (email.message_from_bytes(d, policy=email.policy.default)
                  for d in (octets, data))
    tap.ok([(k, " ".join(v.split())) for k, v in have.items()]
           == [(k, " ".join(v.split())) for k, v in want.items()]
           and data.endswith(b"\r\n\r\nx\r\n"),
           "same zone: a long list of addresses, the same but for folds", data)
    lines = milter.reports()[before:]
    tap.equal([(line["verdict"], line["proof"], line["input"]["sha256"])
               for line in lines],
              [("untouched", "network", hashlib.sha256(sent).hexdigest())
               for sent in (first, octets)],
              "same zone: a report line each, untouched, with the octets' hash")
    big = mail("large", b"y" * 70 + b"\r\n" + (b"z" * 70 + b"\r\n") * 590_000, sender="a@town.test")
    _, answer = send(daemon.port, "a@town.test", ["b@town.test"], big, TOWN, timeout=120)
    got = sink.to("b@town.test", 90)
    tap.ok(got is not None and without_own_received(got["data"]) == big,
           "same zone: 42 MB, beyond limits.message, identical", answer)


def check_one_connection(gate):
    _, milter, daemon, sink = gate
    with Client(daemon.port) as client:
        codes = []
        for i in range(3):
            _, answer = client.send("a@out.test", ["b@town.test"],
                                    mail(f"turn {i}", f"body {i}\r\n".encode()))
            codes.append(answer[0])
        client.say("MAIL FROM:<a@out.test>")
        client.say("RCPT TO:<b@town.test>")
        client.say("RSET")
        client.say("MAIL FROM:<a@out.test>")
        replies = [client.say(f"RCPT TO:<{r}>")[0]
                   for r in ("v@vault.test", "s@school.test", "b@town.test")]
        codes.append(client.data(mail("turn 3", b"body 3\r\n"))[0])
        client.say("MAIL FROM:<a@out.test>")
        client.say("RCPT TO:<b@town.test>")
        client.say("DATA")
        client.sock.sendall(b"Subject: cut off\r\n\r\nhalf")
    tap.equal((codes, replies), ([250] * 4, [550, 250, 452]),
              "one connection: four mails, RSET and refusals between")
    got = [sink.to("b@town.test"), sink.to("b@town.test"), sink.to("b@town.test"),
           sink.to("s@school.test")]
    bodies = sorted(text_of(m["data"])[:6] for m in got if m)
    tap.equal(bodies, ["body 0", "body 1", "body 2", "body 3"],
              "one connection: each mail has its own body")
    time.sleep(0.5)
    tap.ok(not sink.find(b"cut off"), "cut off in DATA: nothing is delivered")


def check_hostile(gate):
    """What sendmail itself turns away must not reach anybody, either."""
    _, _, daemon, sink = gate
    rows = [("bare LF", b"a\nb\r\n"), ("bare CR", b"a\rb\r\n"),
            ("LF.LF and a second mail", b"a\n.\nMAIL FROM:<x@out.test>\r\n")]
    for name, body in rows:
        _, answer = send(daemon.port, "a@out.test", ["b@town.test"],
                         mail("hostile-" + name[:2], body))
        tap.equal(answer[0], 421, f"{name}: 421")
    _, answer = send(daemon.port, "a@out.test", ["b@town.test"],
                     mail("hostile-long", b"x\r\n", ["X-Long: " + "word " * 8000]))
    tap.ok(answer[0] == 552, "headers of 40 kB: 552", answer)
    _, answer = send(daemon.port, "a@out.test", ["b@town.test"],
                     mail("hostile-31", b"x\r\n", many_headers(34)))
    tap.ok(answer[0] == 550 and "receipt=" in answer[1],
           "31 kB of headers to keep, more than may leave: 550 of ours", answer)
    _, answer = send(daemon.port, "送信者@out.test", ["b@town.test"], MAILS["plain"],
                     options=" SMTPUTF8")
    tap.ok(500 < answer[0] < 560, "SMTPUTF8: sendmail does not take it", answer)
    time.sleep(0.5)
    tap.ok(not sink.find(b"hostile-"), "none of them was delivered")


def check_mixed(gate):
    """A sending sendmail brings the rest after our 452, one group a queue run."""
    base, milter, daemon, sink = gate
    sender = Sendmail(base, "snd", daemon.port, more=(
        "CLIENT_OPTIONS(`Family=inet, Addr=127.2.0.9')dnl\n"), every="2s")
    try:
        sender.start()
        before = milter.says("452")
        send(sender.port, "a@out.test", ["b@town.test", "s@school.test", "c@town.test"],
             mail("mixed", b"to both\r\n"))
        first, second = sink.to("b@town.test", 30), sink.to("s@school.test", 30)
        tap.ok(first is not None and second is not None,
               "mixed recipients: both groups get it", sender.tail())
        tap.ok(milter.says("452") > before, "mixed recipients: by a 452 in between")
        tap.ok(first and second and sorted(first["to"]) == ["b@town.test", "c@town.test"]
               and second["to"] == ["s@school.test"],
               "mixed recipients: one group a transaction", (first, second))
        tap.ok(wait_for(lambda: not sender.queue(), 15), "mixed recipients: queue empty",
               sender.queue())
    finally:
        sender.stop()


def main():
    why = why_not()
    if why:
        tap.skip("sendmail", why)
        tap.done()
    with gateway() as gate:
        for case in (check_same_as_cli, check_nothing_added, check_contents,
                     check_refusals, check_withheld, check_same_zone, check_one_connection,
                     check_hostile, check_samples, check_mixed, check_large):
            tap.run(case.__name__, lambda: case(gate))
        tap.equal(gate[1].stop(), 0, "TERM: exit status 0")
        tap.ok(gate[1].says("fault") == 0, "no fault in the whole run", gate[1].text()[-2000:])
    tap.done()


main()
