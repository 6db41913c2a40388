#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every way in which a real Postfix makes a mail, or sends one on: what became
of it, as a table. Nothing may leave untouched but what a listed client sent,
with a sender, into its own zone; and what Postfix does after the gateway, where
no milter sees it, `policy check --mta` must name."""
import pathlib
import subprocess
import time

from common import (INTERNET, SEALED, TOWN, Client, Postfix, Tap, free_port, gateway,
                    missing, program, send, wait_for)
from origins import LISTED, POLICY, SIGN, Picky, Table, letter, report_of
from smtp import Sink

tap = Tap()

SETTINGS = {
    "smtpd_reject_unlisted_recipient": "no", "delay_warning_time": "1s",
    "internal_mail_filter_classes": "bounce, notify",
    "notify_classes": "2bounce",
    "error_notice_recipient": "ops@school.test", "bounce_notice_recipient": "ops@school.test",
    "2bounce_notice_recipient": "ops@school.test",
    "delay_notice_recipient": "ops@school.test",
    "recipient_delimiter": "+", "relay_domains": "town.test",
    "smtpd_authorized_verp_clients": "127.0.0.0/8",
    "forward_path": "", "luser_relay": "", "mailbox_size_limit": "0",
    "smtpd_forbid_bare_newline": "normalize", "smtpd_forbid_bare_newline_exclusions": "",
}
QUIET = {"notify_classes": "", "mydestination": ""}


class World:
    """The gateway and the table; and a way to give Postfix other settings."""

    def __init__(self, gate):
        self.folder, self.milter, self.postfix, self.sink = gate
        self.plain = dict(self.postfix.settings)
        self.table = Table(tap, self.milter, self.sink, self.idle)
        self.row = self.table.row

    def idle(self):
        maildrop = self.postfix.base / "queue/maildrop"
        return not self.postfix.queue() and not any(maildrop.iterdir())

    def use(self, **settings):
        self.postfix.settings = {**self.plain, **settings}
        self.postfix.write()
        self.postfix.command("postfix", "reload")
        time.sleep(0.7)

    def file(self, name, text):
        path = self.postfix.etc / name
        path.write_text(text)
        return f"texthash:{path}"

    def empty(self):
        self.postfix.command("postsuper", "-d", "ALL")

    def smtp(self, sender, to, octets=None, source=INTERNET, options="", rcpt=""):
        """[codes] of one transaction."""
        with Client(self.postfix.port, source) as client:
            codes = [client.say(f"MAIL FROM:<{sender}>{options}")[0],
                     client.say(f"RCPT TO:<{to}>{rcpt}")[0]]
            if codes[-1] == 250:
                codes.append(client.data(octets or letter("mail", sender))[0])
            return codes

    def submit(self, *arguments, octets=None):
        """By sendmail(1)."""
        self.postfix.sendmail(octets or letter("local", lf=True), *arguments)
        return []

    def named(self, setting, master=None, **settings):
        """Does `policy check --mta` name @setting in such a configuration, and not
        without it?"""
        other = Postfix(self.folder, f"named{len(self.table.rows)}", {
            **{k: v for k, v in self.plain.items() if k in SETTINGS
               or k in ("smtpd_milters", "non_smtpd_milters")}, **QUIET, "relay_domains": ""})
        said = []
        for extra, line in (({}, None), (settings, master)):
            other.settings.update(extra)
            other.write()
            if line is not None:
                with open(other.etc / "master.cf", "a", encoding="utf-8") as file:
                    file.write(line + "\n")
            done = subprocess.run([program("sekisho"), "policy", "check", "-p",
                                   str(self.milter.policy), "--mta", str(other.etc)],
                                  capture_output=True, timeout=60)
            said.append(f": {setting} = " in done.stdout.decode())
        return said == [False, True]


# ---- what comes in by SMTP ---------------------------------------------------


def strangers(w):
    w.row("stranger to stranger, a citizen's address as sender",
          lambda: w.smtp("b@town.test", "dead@out.test"), {"refused"}, 0)
    w.row("the same, asking for a receipt",
          lambda: w.smtp("b@town.test", "x@out.test", rcpt=" NOTIFY=SUCCESS"),
          {"refused"}, 0)
    w.row("stranger into the town", lambda: w.smtp("a@out.test", "b@town.test"), {"cleaned"})
    w.row("town, with a sender", lambda: w.smtp("a@town.test", "b@town.test", source=TOWN),
          {"same zone"})
    w.row("sealed zone, with a sender",
          lambda: w.smtp("a@vault.test", "b@vault.test", source=SEALED), {"same zone"})
    w.row("address extension", lambda: w.smtp("a@out.test", "b+list@town.test"), {"cleaned"})
    w.row("this host by SMTP, a citizen's address",
          lambda: w.smtp("a@town.test", "b@town.test", source="127.0.0.1"), {"cleaned"})
    w.row("VERP, from the town",
          lambda: w.smtp("l@town.test", "b@town.test", source=TOWN, options=" XVERP"),
          {"same zone"})
    w.row("VERP, from a stranger",
          lambda: w.smtp("l@out.test", "b@town.test", options=" XVERP"), {"cleaned"})


def null_senders(w):
    bounce = report_of(letter("returned"))
    for name, source, to, expect in (
            ("stranger's bounce into the town", INTERNET, "b@town.test", "cleaned"),
            ("stranger's bounce to a stranger", INTERNET, "x@out.test", "refused"),
            ("town server's bounce within the town", TOWN, "b@town.test", "cleaned"),
            ("town server's bounce to the Internet", TOWN, "x@out.test", "refused"),
            ("the same where a crossing is listed", TOWN, "p@partner.test", "cleaned"),
            ("town server's bounce to the school", TOWN, "s@school.test", "cleaned"),
            ("town server's bounce into the sealed zone", TOWN, "v@vault.test", "refused"),
            ("sealed zone's bounce within it", SEALED, "v@vault.test", "refused"),
            ("smart host's bounce, from this host", "127.0.0.1", "b@town.test", "cleaned")):
        w.row(f"null sender: {name}",
              lambda: w.smtp("", to, bounce, source), {expect}, expect != "refused")


# ---- what Postfix makes itself -----------------------------------------------


def bounces(w):
    w.row("bounce: next hop says 550, listed stranger to stranger",
          lambda: w.smtp("b@town.test", "dead@out.test", source=LISTED), {"cleaned"})
    w.row("bounce: next hop says 550, stranger into the town",
          lambda: w.smtp("c@town.test", "dead@town.test"), {"cleaned"})
    w.row("bounce: unknown after it was queued",
          lambda: w.smtp("b@town.test", "gone@out.test", source=LISTED),
          {"cleaned"})
    w.row("bounce: of town mail, a stranger's address as sender",
          lambda: w.smtp("x@out.test", "dead@town.test", source=TOWN), {"notice"})
    w.row("double bounce: of town mail from a dead sender",
          lambda: w.smtp("dead2@town.test", "dead@town.test", source=TOWN),
          {"cleaned"})
    w.row("relocated: the sender is told the new address",
          lambda: w.smtp("b@town.test", "moved@out.test", source=LISTED),
          {"cleaned"})
    w.row("success DSN, listed stranger to stranger",
          lambda: w.smtp("b@town.test", "x@out.test", source=LISTED, rcpt=" NOTIFY=SUCCESS"),
          {"cleaned", "same zone"}, 2)
    w.row("success DSN, to a stranger",
          lambda: w.smtp("x@out.test", "c@town.test", source=TOWN, rcpt=" NOTIFY=SUCCESS"),
          {"notice", "same zone"}, 2)


def verbose(w):
    """sendmail -bv and -v send a report to the submitter."""
    w.row("sendmail -v: the report of a delivery",
          lambda: w.submit("-v", "-f", "a@town.test", "b@town.test"), {"cleaned"}, 2)


def delays(w):
    later = w.table.idle
    w.table.idle = lambda: True
    w.row("delay DSN, listed stranger to stranger",
          lambda: w.smtp("b@town.test", "slow@out.test", source=LISTED),
          {"cleaned"})
    w.table.idle = later
    w.empty()


def requeued(w):
    """What was decided once stays: the queue holds the cleaned mail."""
    w.sink.later = True

    def hold(to):
        w.smtp("a@out.test", to)
        wait_for(lambda: any(e["queue_name"] == "deferred" for e in w.postfix.queue()), 10)
        w.sink.later = False

    def etrn():
        hold("b@town.test")
        with Client(w.postfix.port, INTERNET) as client:
            return [client.say("ETRN town.test")[0] // 1000]

    def requeue():
        w.sink.later = True
        hold("b@town.test")
        w.postfix.command("postsuper", "-r", "ALL")
        w.postfix.command("postqueue", "-f")
    w.row("ETRN: a mail that waited, and its delay DSN", etrn, {"cleaned", "notice"})
    w.row("postsuper -r: a mail that waited", requeue, {"cleaned", "derived"})
    w.sink.later = False


def notices(w):
    """smtpd tells the postmaster what a client did wrong, and what came back."""
    w.use(notify_classes="bounce, 2bounce, delay, data, policy, protocol, resource, software")
    def protocol_error():
        with Client(w.postfix.port, INTERNET) as client:
            client.say("MAIL FROM:<a@out.test>")
            client.say("RCPT TO:<b@town.test>")
            client.say("VERB nonsense")
            client.say("MAIL FROM:<again@out.test>")
    w.row("notify_classes: an SMTP transcript to the postmaster", protocol_error,
          {"cleaned", "notice"})
    w.row("notify_classes: a bounce, copied to the postmaster",
          lambda: w.smtp("b@town.test", "dead@out.test", source=LISTED),
          {"cleaned"}, 2)
    w.use()


# ---- what comes by sendmail(1) -----------------------------------------------


def submitted(w):
    w.row("pickup: into the town", lambda: w.submit("-f", "a@town.test", "b@town.test"),
          {"cleaned"})
    w.row("pickup: to a stranger", lambda: w.submit("-f", "a@town.test", "x@out.test"),
          {"notice"})
    w.row("pickup: null sender, into the town", lambda: w.submit("-f", "", "b@town.test"),
          {"cleaned"})
    w.row("pickup: null sender, to a stranger", lambda: w.submit("-f", "", "x@out.test"),
          {"notice"})
    w.row("pickup: a bounce handed in, where a crossing is listed",
          lambda: w.submit("-f", "", "p@partner.test", octets=report_of(
              letter("returned")).replace(b"\r\n", b"\n")), {"cleaned"})

    def dialogue():
        octets = letter("bs", lf=True)
        text = (b"EHLO here\nMAIL FROM:<a@town.test>\nRCPT TO:<b@town.test>\nDATA\n"
                + octets + b".\nQUIT\n").replace(b"\n", b"\r\n")
        w.postfix.sendmail(text, "-bs")
    w.row("sendmail -bs", dialogue, {"cleaned"})


def answered(w):
    """local(8) runs programs that send on, or answer, by sendmail(1): vacation,
    procmail, a line in .forward. The program here hands its mail to the test,
    which submits it, for only root may use a Postfix of one's own."""
    heap = pathlib.Path(w.folder) / "heap"
    heap.mkdir()
    heap.chmod(0o777)
    script = pathlib.Path(w.folder) / "take"
    script.write_text(f"#!/bin/sh\ncat > {heap}/$$.part && mv {heap}/$$.part {heap}/$$.mail\n")
    script.chmod(0o755)
    forward = pathlib.Path(w.folder) / "forward-games"
    forward.write_text(f'"|{script}"\n')
    aliases = w.file("aliases", f'vacation "|{script}"\n')
    for how, name, settings in (
            ("alias |vacation", "vacation", {"alias_maps": aliases}),
            (".forward |vacation", "games", {"forward_path": f"{w.folder}/forward-$user"}),
            ("mailbox_command", "games", {"mailbox_command": str(script)})):
        w.use(**{"mydestination": "gw.test", "alias_maps": "", **settings})
        for to, expect in (("x@out.test", "notice"), ("c@town.test", "cleaned")):
            def answer():
                for old in heap.glob("*"):
                    old.unlink()
                w.smtp("a@town.test", f"{name}@gw.test", source=TOWN)
                got = wait_for(lambda: list(heap.glob("*.mail")), 10)
                octets = got[0].read_bytes() if got else b""
                assert SIGN in octets, w.postfix.tail()
                w.submit("-i", "-f", "", to, octets=octets)
            # the notice is the postmaster's, who is local here
            w.row(f"{how}, answers or sends on to {to}", answer, {expect},
                  expect == "cleaned", empty=expect == "notice")
    w.use()


# ---- hops before and beside ---------------------------------------------------


class Filter(Sink):
    """A content filter: gives each mail back by SMTP, as it came."""

    def __init__(self, back):
        super().__init__()
        self.back = back

    def run(self):
        while self.mails:
            got = self.mails.pop(0)
            send(self.back, got["from"], got["to"], got["data"], "127.0.0.1")


def reinjected(w):
    extra = free_port()
    w.postfix.listeners.append((extra, "-o content_filter="))
    scanner = Filter(extra)
    w.use(content_filter=f"smtp:[127.0.0.1]:{scanner.port}")

    def through(source, sender):
        def act():
            w.smtp(sender, "b@town.test", source=source)
            wait_for(lambda: scanner.mails, 10)
            scanner.run()
        return act
    w.row("content_filter: town mail comes back", through(TOWN, "a@town.test"), {"cleaned"})
    w.row("content_filter: a stranger's comes back", through(INTERNET, "a@out.test"),
          {"cleaned"})
    scanner.close()
    w.use()


def expanded(w):
    """A hop before the gateway expands; the gateway sees each recipient."""
    front = Postfix(w.folder, "front", {
        "relayhost": f"[127.0.0.1]:{w.postfix.port}", "mydestination": "",
        "virtual_alias_domains": "", "smtp_destination_recipient_limit": "1",
        "always_bcc": "archive@school.test", "minimal_backoff_time": "1s",
        "maximal_backoff_time": "2s", "queue_run_delay": "1s"})
    table = front.etc / "virtual"
    table.write_text("out@town.test x@out.test\nin@town.test b@town.test\n"
                     "both@town.test b@town.test, s@school.test\n")
    front.settings["virtual_alias_maps"] = f"texthash:{table}"
    try:
        front.start()
        for name, expect, count in (("in", {"cleaned"}, 2), ("both", {"cleaned"}, 3),
                                    ("out", {"cleaned", "notice"}, 2)):
            w.row(f"virtual alias and always_bcc on a hop before: {name}@town.test",
                  lambda: [send(front.port, "a@town.test", [f"{name}@town.test"],
                                letter("list", "a@town.test"), TOWN)[1][0]], expect, count)
    finally:
        front.stop()


# ---- what no milter sees: it must be named ------------------------------------


def named(w):
    virtual = w.file("virtual", "list@town.test x@out.test\n")
    here = f"127.0.0.1:{w.postfix.port}"
    for name, setting, master, settings in (
            ("virtual alias to another zone", "virtual_alias_maps", None,
             {"virtual_alias_maps": virtual}),
            ("canonical_maps", "canonical_maps", None, {"canonical_maps": virtual}),
            ("recipient_canonical_maps", "recipient_canonical_maps", None,
             {"recipient_canonical_maps": virtual}),
            ("smtp_generic_maps", "smtp_generic_maps", None, {"smtp_generic_maps": virtual}),
            ("always_bcc", "always_bcc", None, {"always_bcc": "x@out.test"}),
            ("sender_bcc_maps", "sender_bcc_maps", None, {"sender_bcc_maps": virtual}),
            ("recipient_bcc_maps", "recipient_bcc_maps", None,
             {"recipient_bcc_maps": virtual}),
            ("relocated_maps", "relocated_maps", None, {"relocated_maps": virtual}),
            ("alias and :include: of local(8)", "alias_maps", None,
             {"mydestination": "gw.test", "alias_maps": virtual}),
            (".forward of local(8)", "forward_path", None,
             {"mydestination": "gw.test", "forward_path": "$home/.forward"}),
            ("luser_relay", "luser_relay", None,
             {"mydestination": "gw.test", "luser_relay": "x@out.test"}),
            ("bounces past the milter", "internal_mail_filter_classes", None,
             {"internal_mail_filter_classes": ""}),
            ("notify_classes past the milter", "notify_classes", None,
             {"notify_classes": "resource, software",
              "internal_mail_filter_classes": "bounce"}),
            ("content_filter", "content_filter", None, {"content_filter": "smtp:[127.0.0.1]:9"}),
            ("smtpd_proxy_filter", "smtpd_proxy_filter", None,
             {"smtpd_proxy_filter": "127.0.0.1:9"}),
            ("sendmail(1) past the milter", "non_smtpd_milters", None,
             {"non_smtpd_milters": ""}),
            ("smtpd_milter_maps", "smtpd_milter_maps", None,
             {"smtpd_milter_maps": "inline:{ 127.1.0.1=DISABLE }"}),
            ("XCLIENT", "smtpd_authorized_xclient_hosts", None,
             {"smtpd_authorized_xclient_hosts": "127.0.0.0/8"}),
            ("XFORWARD", "smtpd_authorized_xforward_hosts", None,
             {"smtpd_authorized_xforward_hosts": "127.0.0.0/8"}),
            ("a port without milters", "receive_override_options",
             f"{here}9 inet n - n - - smtpd -o receive_override_options=no_milters", {}),
            ("PROXY protocol for everybody", "smtpd_upstream_proxy_protocol",
             "10024 inet n - n - - smtpd -o smtpd_upstream_proxy_protocol=haproxy", {}),
            ("PROXY protocol for everybody, postscreen", "postscreen_upstream_proxy_protocol",
             "10023 inet n - n - 1 postscreen -o postscreen_upstream_proxy_protocol=haproxy",
             {})):
        w.row(name, lambda: None, {"named"}, 0,
              lambda: w.named(setting, master, **settings))


def main():
    why = missing()
    if why:
        tap.skip("Postfix", why)
        tap.done()
    with gateway(POLICY, SETTINGS, sink=Picky()) as gate:
        w = World(gate)
        w.plain["transport_maps"] = w.file("transport", "gone@out.test error:5.1.1 unknown\n")
        w.plain["relocated_maps"] = w.file("relocated", "moved@out.test new@out.test\n")
        w.postfix.services += ("local unix - n n - - local\n"
                               "flush unix n - n 1000? 0 flush\n")
        w.use()
        for case in (strangers, null_senders, bounces, verbose, delays, requeued, notices,
                     submitted, answered, reinjected, expanded, named):
            tap.run(case.__name__, lambda: case(w))
        w.table.print("what Postfix makes or sends on    what became of it    to")
        leaks = [data for data in w.sink.find(SIGN)]
        tap.note(f"{len(leaks)} mails stayed as they were, all of them in their own zone")
        tap.ok(gate[1].says("fault") == 0, "no fault in the whole run", gate[1].text()[-2000:])
    tap.done()


main()
