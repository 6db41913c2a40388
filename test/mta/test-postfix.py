#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Mails of all kinds through a real Postfix and the whole gateway: what arrives
at the next hop is what `sekisho clean` makes of the mail, octet for octet."""
import base64
import hashlib
import threading
import time

from common import (INTERNET, SEALED, TOWN, Client, Postfix, Tap, cleaned_by_cli,
                    gateway, mail, missing, send, wait_for, without_own_received)
from mails import (MAILS, ambiguous_mail, attachment_mail, headers_mail, html_mail,
                   iso2022jp_mail, text_of)

tap = Tap()


def check_same_as_cli(gate):
    folder, milter, postfix, sink = gate
    for name, octets in MAILS.items():
        options = " BODY=8BITMIME" if any(b > 127 for b in octets) else ""
        _, answer = send(postfix.port, "a@out.test", ["b@town.test"], octets,
                         options=options)
        got = sink.to("b@town.test") if answer[0] == 250 else None
        status, expected = cleaned_by_cli(folder, milter, octets, "plain")
        tap.ok(got is not None and status == 0, f"{name}: accepted and delivered",
               f"{answer} cli={status}\n{milter.text()[-800:]}")
        if got is None:
            continue
        tap.equal(without_own_received(got["data"]), expected,
                  f"{name}: the sink's octets are the cleaned octets")
        report = milter.reports()[-1]
        tap.ok(report["inspection"] == "accepted" and report["verdict"] == "cleaned"
               and report["output"]["bytes"] == len(expected)
               and report["input"]["bytes"] == len(octets),
               f"{name}: the report's lengths are the octets'", report)


def check_contents(gate):
    _, _, postfix, sink = gate
    send(postfix.port, "a@out.test", ["b@town.test"], iso2022jp_mail())
    text = text_of(sink.to("b@town.test")["data"])
    tap.ok("防災訓練のお知らせ" in text and "hxxps" in text,
           "newsletter: the text is there, the link cannot be clicked", text)
    send(postfix.port, "a@out.test", ["b@town.test"], html_mail())
    text = text_of(sink.to("b@town.test")["data"])
    tap.ok("晴天" in text and "alert" not in text and "secret words" not in text
           and "<" not in text, "html: words without markup", text)
    send(postfix.port, "a@out.test", ["b@town.test"], attachment_mail())
    data = sink.to("b@town.test")["data"]
    tap.ok("tool" in text_of(data) and base64.b64encode(b"payload-" * 3) not in data
           and b"payload" not in data, "attachment: named, and gone", text_of(data))
    send(postfix.port, "a@out.test", ["b@town.test"], headers_mail())
    data = sink.to("b@town.test")["data"]
    tap.ok(b"FORGED" not in data and data.count(b"\r\nReceived:") == 2
           and b"X-Mailer" not in data and b"x-mailer" not in data,
           "headers: forged X-Sekisho and the unlisted are gone, Received stay", data)


def check_large(gate):
    folder, milter, postfix, sink = gate
    octets = attachment_mail(22 * 1024 * 1024)
    start = time.monotonic()
    _, answer = send(postfix.port, "a@out.test", ["b@town.test"], octets, timeout=120)
    took = time.monotonic() - start
    got = sink.to("b@town.test", 30)
    tap.note(f"{len(octets) / 1e6:.1f} MB took {took:.2f} s")
    tap.ok(answer[0] == 250 and got is not None and len(octets) > 30e6,
           "30 MB: accepted and delivered", answer)
    if got is not None:
        _, expected = cleaned_by_cli(folder, milter, octets, "plain")
        tap.equal(without_own_received(got["data"]), expected, "30 MB: same octets")
    _, answer = send(postfix.port, "a@out.test", ["b@town.test"],
                     attachment_mail(31 * 1024 * 1024), timeout=120)
    tap.ok(answer[0] == 552 and "5.3.4" in answer[1] and "receipt=" in answer[1],
           "over limits.message: 552 5.3.4 with a receipt", answer)
    tap.equal(milter.reports()[-1]["reason"], "limit-message", "and a report says so")


def check_refusals(gate):
    _, milter, postfix, sink = gate
    before = len(milter.reports())
    rows = [
        (INTERNET, "x@unlisted.test", 550, "5.1.2", "unlisted domain"),
        (INTERNET, "v@vault.test", 550, "5.7.1", "into the sealed zone"),
        (SEALED, "b@town.test", 550, "5.7.1", "out of the sealed zone"),
        (TOWN, "x@out.test", 550, "5.7.1", "no crossing this way"),
        (INTERNET, "a@b@town.test", 550, "5.1.3", "two at signs"),
        (INTERNET, '"a@vault.test"@town.test', 550, "5.1.3", "an address in the quotes"),
    ]
    for source, recipient, code, status, name in rows:
        replies, _ = send(postfix.port, "a@out.test", [recipient], MAILS["plain"], source)
        tap.ok(replies[0][0] == code and status in replies[0][1], f"refused: {name}",
               replies)
    tap.equal((len(milter.reports()), len(sink.mails)), (before, 0),
              "refused: nothing was sent or reported as mail")


def check_withheld(gate):
    _, milter, postfix, sink = gate
    octets = ambiguous_mail()
    _, answer = send(postfix.port, "a@out.test", ["b@town.test"], octets)
    report = milter.reports()[-1]
    tap.ok(answer[0] == 550 and "5.7.1" in answer[1]
           and f"receipt={report['receipt']}" in answer[1],
           "withheld, refuse: 550 5.7.1 with the report's receipt", answer)
    _, answer = send(postfix.port, "a@out.test", ["s@school.test"], octets)
    got = sink.to("s@school.test")
    report = milter.reports()[-1]
    data = got["data"] if got else b""
    tap.ok(answer[0] == 250 and b"Auto-Submitted: auto-generated" in data
           and report["receipt"] in text_of(data) and report["verdict"] == "withheld",
           "withheld, notice: the recipient is told, in the same transaction", data)
    tap.ok(b"boundary=aa" not in data and got["from"] == "a@out.test",
           "withheld, notice: nothing of the mail is in it", data)


def check_untouched_line(lines, octets):
    """One line in the report says that the mail went on as it came."""
    tap.equal([(line["verdict"], line["proof"], line["crossing"]["from"],
                line["crossing"]["to"], line["crossing"]["profile"], line["output"],
                line["input"]["bytes"], line["input"]["sha256"]) for line in lines],
              [("untouched", "network", "town", "town", None, None, len(octets),
                hashlib.sha256(octets).hexdigest())],
              "same zone: one report line, untouched, with the octets' hash")


def check_same_zone(gate):
    _, milter, postfix, sink = gate
    before = len(milter.reports())
    octets = mail("生のまま", b"8-bit: \xe3\x81\x82\r\n.dot\r\n" + b"x" * 900 + b"\r\n", [
        "X-Sekisho: receipt=FORGED", "X-Odd:no blank", "X-Fold: a\r\n\t b  ",
        "x-odd:   three"], sender="a@town.test")
    _, answer = send(postfix.port, "a@town.test", ["b@town.test", "c@town.test"],
                     octets, TOWN, " BODY=8BITMIME")
    got = sink.to("b@town.test")
    tap.ok(answer[0] == 250, "same zone: accepted", answer)
    tap.equal(without_own_received(got["data"]), octets, "same zone: identical octets")
    check_untouched_line(milter.reports()[before:], octets)
    big = mail("large", b"y" * 70 + b"\r\n" + b"z\r\n" * 14_000_000, sender="a@town.test")
    _, answer = send(postfix.port, "a@town.test", ["b@town.test"], big, TOWN, timeout=120)
    got = sink.to("b@town.test", 40)
    tap.ok(got is not None and without_own_received(got["data"]) == big,
           "same zone: 42 MB, beyond limits.message, identical", answer)


def check_one_connection(gate):
    _, milter, postfix, sink = gate
    with Client(postfix.port) as client:
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


def check_utf8(gate):
    _, _, postfix, sink = gate
    octets = mail("件名そのまま", "本文\r\n".encode(), [
        "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit"], sender="送信者@out.test")
    _, answer = send(postfix.port, "送信者@out.test", ["b@town.test"], octets,
                     options=" SMTPUTF8 BODY=8BITMIME")
    got = sink.to("b@town.test")
    tap.ok(answer[0] == 250 and got is not None, "SMTPUTF8: accepted", answer)
    if got:
        rest = without_own_received(got["data"])
        tap.ok(max(rest) < 128 and "本文" in text_of(got["data"]),
               "SMTPUTF8: 7-bit, and the text is there", rest)


def check_mixed(gate):
    """A sending Postfix brings the rest after our 452."""
    folder, milter, postfix, sink = gate
    sender = Postfix(folder, "snd", {
        "relayhost": f"[127.0.0.1]:{postfix.port}", "smtp_bind_address": "127.2.0.9",
        "minimal_backoff_time": "1s", "maximal_backoff_time": "2s",
        "queue_run_delay": "1s"})
    try:
        sender.start()
        before = milter.says("452")
        send(sender.port, "a@out.test", ["b@town.test", "s@school.test", "c@town.test"],
             mail("mixed", b"to both\r\n"))
        first, second = sink.to("b@town.test", 30), sink.to("s@school.test", 30)
        tap.ok(first is not None and second is not None,
               "mixed recipients: both groups get it", sender.tail())
        tap.ok(milter.says("452") > before, "mixed recipients: by a 452 in between")
        tap.ok(first and sorted(first["to"]) == ["b@town.test", "c@town.test"]
               and second["to"] == ["s@school.test"],
               "mixed recipients: one group a transaction", (first, second))
        tap.ok(wait_for(lambda: not sender.queue(), 15), "mixed recipients: queue empty")
    finally:
        sender.stop()


def check_parallel(gate):
    _, milter, postfix, sink = gate
    codes = []

    def deliver(i):
        codes.append(send(postfix.port, "a@out.test", ["p@town.test"],
                          mail(f"parallel {i}", f"number {i:03d}\r\n".encode()))[1][0])
    threads = [threading.Thread(target=deliver, args=(i,)) for i in range(40)]
    for t in threads:
        t.start()
    for t in threads:
        t.join(90)
    accepted = codes.count(250)
    got = [sink.to("p@town.test") for _ in range(accepted)]
    bodies = {text_of(m["data"])[:10] for m in got if m}
    tap.ok(set(codes) <= {250, 451} and accepted > 0 and len(bodies) == accepted,
           f"in parallel: {accepted} of 40 accepted, each with its own body", codes)


def main():
    why = missing()
    if why:
        tap.skip("Postfix", why)
        tap.done()
    with gateway() as gate:
        for case in (check_same_as_cli, check_contents, check_refusals, check_withheld,
                     check_same_zone, check_one_connection, check_utf8, check_mixed,
                     check_parallel, check_large):
            tap.run(case.__name__, lambda: case(gate))
        tap.equal(gate[1].stop(), 0, "TERM: exit status 0")
        tap.ok(gate[1].says("fault") == 0, "no fault in the whole run", gate[1].text()[-2000:])
    tap.done()


main()
