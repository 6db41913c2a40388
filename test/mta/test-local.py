#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Mail that does not come by SMTP, and mail that walks round the milter:
sendmail(1), bounces, aliases. Local mail cannot be refused on Postfix (it would
stay in maildrop for ever), so each of these ends delivered or as a notice."""
import base64
import email
import email.policy
import subprocess
import time

from common import (INTERNET, POLICY, ROOT, TOWN, Client, Postfix, Tap, gateway, mail, missing, program, send,
                    wait_for)

tap = Tap()
SECRET = b"the words of the mail"


def text_of(data):
    message = email.message_from_bytes(data, policy=email.policy.default)
    return message.get_payload(decode=True).decode(message.get_content_charset())


def letter(*recipients, sender="a@town.test", body=SECRET, more=""):
    return (f"From: {sender}\nTo: {', '.join(recipients)}\nSubject: local\n{more}\n"
            .encode() + body + b"\n")


def submit(gate, octets, *arguments):
    """All mails that come of it, once Postfix has nothing left to do."""
    _, _, postfix, sink = gate
    done = postfix.sendmail(octets, *arguments)
    wait_for(lambda: sink.mails and idle(postfix), 20, 0.1)
    mails = []
    while sink.mails:
        mails.append(sink.mails.pop(0))
    return done.returncode, mails


def idle(postfix):
    return not postfix.queue() and not any((postfix.base / "queue/maildrop").iterdir())


def is_notice(mails, to):
    return (len(mails) == 1 and mails[0]["to"] == [to]
            and b"Auto-Submitted: auto-generated" in mails[0]["data"]
            and SECRET not in mails[0]["data"]
            and base64.b64encode(SECRET[:18]) not in mails[0]["data"])


def check_same_zone(gate):
    status, mails = submit(gate, letter("b@town.test", "c@town.test"), "-t",
                           "-f", "a@town.test")
    tap.ok(status == 0 and len(mails) == 1
           and b"X-Sekisho: receipt=" in mails[0]["data"]
           and SECRET.decode() in text_of(mails[0]["data"])
           and sorted(mails[0]["to"]) == ["b@town.test", "c@town.test"],
           "sendmail -t, same zone: nothing proves where it begins, cleaned", mails)
    tap.equal(gate[1].reports()[-1]["proof"], "local", "and the report says so")


def check_crossing(gate):
    status, mails = submit(gate, letter("s@school.test"), "-t", "-f", "a@town.test")
    tap.ok(status == 0 and len(mails) == 1 and b"X-Sekisho: receipt=" in mails[0]["data"]
           and SECRET.decode() in text_of(mails[0]["data"]),
           "sendmail -t, crossing: cleaned", mails)


def check_refused(gate):
    milter = gate[1]
    status, mails = submit(gate, letter("v@vault.test"), "-t", "-f", "a@town.test")
    tap.ok(status == 0 and is_notice(mails, "a@town.test"),
           "sendmail -t, sealed only: a notice to the sender", mails)
    report = milter.reports()[-1]
    tap.ok(report["verdict"] == "withheld" and report["reason"] == "sealed-zone",
           "and a report with the reason", report)
    _, mails = submit(gate, letter("x@unlisted.test", "y@out.test"), "-t",
                      "-f", "a@town.test")
    tap.ok(is_notice(mails, "a@town.test"),
           "sendmail -t, unlisted and no crossing: one notice", mails)
    _, mails = submit(gate, letter("v@vault.test"), "-t", "-f", "")
    tap.ok(is_notice(mails, "postmaster@gw.test"),
           "null sender: the notice goes to the postmaster", mails)
    _, mails = submit(gate, letter("v@vault.test"), "-t", "-f", "a@elsewhere.test")
    tap.ok(is_notice(mails, "postmaster@gw.test"),
           "a sender whom mail from here may not reach: to the postmaster", mails)


def check_some_refused(gate):
    for first in ("b@town.test", "s@school.test"):
        _, mails = submit(gate, letter(first, "v@vault.test"), "-t",
                          "-f", "a@town.test")
        tap.ok(is_notice(mails, "a@town.test"),
               f"{first} and sealed: nobody gets it, the sender is told", mails)
    report = gate[1].reports()[-1]
    tap.ok("v@vault.test" in str(report["recipients"])
           and report["reason"] == "sealed-zone",
           "and the report names all recipients and the reason", report)


def check_rewritten(gate):
    """Postfix deletes by what the user wrote, which we never see: a recipient
    it cannot find by our name stays, and must not get what was not cleaned."""
    for odd in ("v@out.test.", "@town.test:v@out.test", "out.test!v", "V@OUT.test",
                '"v"@vault.test.', '"a(b)c"@out.test', "vault.test!v"):
        _, mails = submit(gate, letter("b@town.test"), "-f", "a@town.test", "--",
                          "b@town.test", odd)
        tap.ok(len(mails) == 1 and "a@town.test" in mails[0]["to"]
               and "b@town.test" not in mails[0]["to"]
               and is_notice([{**mails[0], "to": ["a@town.test"]}], "a@town.test"),
               f"sendmail, same zone and {odd}: nothing but a notice", mails)


def check_mixed(gate):
    for order in (("b@town.test", "s@school.test"), ("s@school.test", "b@town.test")):
        _, mails = submit(gate, letter(*order), "-t", "-f", "a@town.test")
        tap.ok(is_notice(mails, "a@town.test"),
               f"mixed, {order[0]} first: nobody gets half, the sender is told", mails)
    tap.equal(gate[1].reports()[-1]["reason"], "mixed-recipients",
              "mixed: the report says so")


def check_withheld(gate):
    more = ("MIME-Version: 1.0\nContent-Type: text/plain\n"
            "Content-Type: multipart/mixed; boundary=x\n")
    _, mails = submit(gate, letter("s@school.test", more=more), "-t", "-f", "a@town.test")
    tap.ok(is_notice(mails, "a@town.test"),
           "withheld: a notice to the sender, although the crossing says refuse", mails)


def check_fault(gate):
    """While the report cannot be written, local mail waits; nothing is lost."""
    _, milter, postfix, sink = gate
    milter.stop()
    postfix.sendmail(letter("s@school.test"), "-t", "-f", "a@town.test")
    time.sleep(2)
    tap.ok(not sink.mails and not idle(postfix), "milter stopped: local mail waits")
    milter.start()
    arrived = wait_for(lambda: sink.mails, 40)
    tap.ok(arrived and b"X-Sekisho:" in arrived[0]["data"],
           "milter started: the mail that waited comes, cleaned", postfix.tail())
    sink.mails.clear()


def check_alias(gate):
    """An alias applied after the milter leads into another zone: this is the
    leak that policy check --mta must name."""
    folder, milter, postfix, sink = gate
    table = postfix.etc / "virtual"
    table.write_text("list@town.test s@school.test\n")
    postfix.settings["virtual_alias_maps"] = f"texthash:{table}"
    postfix.write()
    postfix.command("postfix", "reload")
    time.sleep(1)
    octets = mail("to the list", SECRET + b"\r\n", sender="a@town.test")
    _, answer = send(postfix.port, "a@town.test", ["list@town.test"], octets, TOWN)
    got = sink.to("s@school.test")
    tap.ok(answer[0] == 250 and got is not None and SECRET in got["data"],
           "bad main.cf: an alias carries a mail round the crossing, uncleaned", got)
    done = subprocess.run([program("sekisho"), "policy", "check", "-p",
                           str(milter.policy), "--mta", str(postfix.etc)],
                          capture_output=True, timeout=60)
    said = (done.stdout + done.stderr).decode()
    tap.ok(done.returncode != 0 and "virtual_alias_maps" in said,
           "policy check --mta names the setting", said)
    del postfix.settings["virtual_alias_maps"]
    postfix.write()
    postfix.command("postfix", "reload")


def check_smtp_from_here(gate):
    """An SMTP client on the gateway's own host is no local submission, even when
    it leaves the brackets out."""
    _, _, postfix, _ = gate
    with Client(postfix.port, "127.0.0.1") as client:
        client.say("MAIL FROM:a@town.test")
        answers = [client.say(f"RCPT TO:{r}") for r in ("v@vault.test", "<v@vault.test>")]
    tap.equal([code for code, _ in answers], [550, 550],
              "SMTP from 127.0.0.1, without brackets: refused as SMTP")


def check_packaged(gate):
    """The settings we ship are settings that policy check --mta finds good."""
    folder, milter, postfix, _ = gate
    shipped = Postfix(folder, "shipped", {})
    lines = (ROOT / "packaging/postfix/main.cf").read_text().splitlines()
    for line in lines:
        name, equals, value = line.partition("=")
        if equals and not line.startswith("#"):
            shipped.settings[name.strip()] = value.strip()
    shipped.settings["smtpd_milters"] = f"unix:{milter.socket}"
    shipped.write()
    done = subprocess.run([program("sekisho"), "policy", "check", "-p",
                           str(milter.policy), "--mta", str(shipped.etc)],
                          capture_output=True, timeout=60)
    tap.ok(done.returncode == 0, "policy check --mta: the shipped main.cf is good",
           (done.stdout + done.stderr).decode())


def check_bounce(gate):
    """A bounce that Postfix makes itself goes through the milter, too: its
    recipient is in another zone, and what it quotes is cleaned or withheld."""
    _, milter, postfix, sink = gate
    table = postfix.etc / "transport"
    table.write_text("dead@town.test error:5.1.1 no such user\n")
    postfix.settings["transport_maps"] = f"texthash:{table}"
    postfix.settings["smtpd_reject_unlisted_recipient"] = "no"
    postfix.write()
    postfix.command("postfix", "reload")
    time.sleep(1)
    octets = mail("bounces", SECRET + b"\r\n", ["X-Quoted: original"],
                  sender="s@school.test")
    _, answer = send(postfix.port, "s@school.test", ["dead@town.test"], octets,
                     "127.2.0.1")
    got = sink.to("s@school.test", 20)
    data = got["data"] if got else b""
    tap.ok(answer[0] == 250 and got is not None and b"X-Quoted" not in data
           and b"message/rfc822" not in data.lower(),
           "bounce: cleaned on its way", data or postfix.tail())


OWN = {"tell": 'profiles = { plain = { base = "text-only"; }; };',
       "refuse": 'profiles = { plain = { base = "text-only"; own_domain = "refuse"; }; };'}
WARNING = "なりすましのおそれ"


def claim(gate, sender, source=INTERNET, envelope="a@out.test"):
    """(code, text that arrives) of a mail that says it is from @sender."""
    _, _, postfix, sink = gate
    _, answer = send(postfix.port, envelope, ["b@town.test"],
                     mail("claims", b"words\r\n", sender=sender), source)
    got = sink.to("b@town.test") if answer[0] == 250 else None
    return answer[0], text_of(got["data"]) if got else ""


def check_own_domain(gate):
    """A stranger who says that he is of the town; and the MTA's own bounce, which
    says so and is."""
    milter = gate[1]
    gateway_outside = POLICY.replace(', "localhost" ]', " ]")
    assert gateway_outside != POLICY and OWN["tell"] in POLICY
    milter.reload(gateway_outside)
    code, text = claim(gate, "Mayor <c@town.test>")
    tap.ok(code == 250 and WARNING in text and "c@town.test" in text,
           "own_domain, tell: the notice names the sender that claims to be inside", text)
    note = [n for n in milter.reports()[-1]["notes"] if n["what"] == "own-domain"]
    tap.ok(note, "own_domain, tell: the report counts it", milter.reports()[-1])
    for sender in ("a@out.test", "a@nottown.test", "a@sub.town.test"):
        code, text = claim(gate, sender)
        tap.ok(code == 250 and WARNING not in text, f"own_domain: {sender} claims nothing",
               (code, text))
    milter.reload(gateway_outside.replace(OWN["tell"], OWN["refuse"]))
    for sender in ("c@town.test", "Mayor <C@TOWN.test>", "MAILER-DAEMON@town.test",
                   "postmaster@gw.test"):
        code, text = claim(gate, sender)
        tap.ok(code == 550 and milter.reports()[-1]["reason"] == "own-domain",
               f"own_domain, refuse: a stranger as {sender}", (code, text))
    code, text = claim(gate, "MAILER-DAEMON@town.test", envelope="")
    tap.equal(code, 550, "own_domain, refuse: a stranger's bounce is not the MTA's own")
    _, mails = submit(gate, letter("b@town.test", sender="MAILER-DAEMON@gw.test"), "-t",
                      "-f", "")
    tap.ok(len(mails) == 1 and SECRET.decode() in text_of(mails[0]["data"]),
           "own_domain, refuse: what the MTA itself sends passes", mails)
    milter.reload(POLICY)


def main():
    why = missing()
    if why:
        tap.skip("local submission", why)
        tap.done()
    with gateway(settings={"smtpd_peername_lookup": "yes"}) as gate:
        for case in (check_same_zone, check_crossing, check_refused, check_some_refused,
                     check_rewritten, check_mixed, check_withheld, check_fault, check_alias,
                     check_smtp_from_here, check_packaged, check_own_domain,
                     check_bounce):
            tap.run(case.__name__, lambda: case(gate))
    tap.done()


main()
