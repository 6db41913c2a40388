#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every way in which a real sendmail makes a mail, or sends one on: what became
of it, as a table. No milter sees what sendmail makes itself, so that must carry
nothing of a mail's content ("derived"), or `policy check --sendmail` names it."""
import subprocess

from common import INTERNET, SEALED, TOWN, Client, Tap, program, wait_for
from origins import LISTED, POLICY, Picky, Table, letter, report_of
from sendmail import Sendmail, environment, gateway, why_not

tap = Tap()


class World:
    def __init__(self, gate):
        self.base, self.milter, self.daemon, self.sink = gate
        self.table = Table(tap, self.milter, self.sink, lambda: not self.daemon.queue())
        self.row = self.table.row

    def smtp(self, sender, to, octets=None, source=INTERNET, rcpt=""):
        with Client(self.daemon.port, source) as client:
            codes = [client.say(f"MAIL FROM:<{sender}>")[0],
                     client.say(f"RCPT TO:<{to}>{rcpt}")[0]]
            if codes[-1] == 250:
                codes.append(client.data(octets or letter("mail", sender))[0])
            return codes

    def named(self, setting, lines):
        """Does `policy check --sendmail` name @setting once the mc says @lines, and
        not before?"""
        said = []
        for more in ("", lines):
            other = Sendmail(self.base, f"named{len(self.table.rows)}{len(said)}",
                             9, more=self.daemon.settings["more"] + more)
            cf = other.write()
            done = subprocess.run(
                [program("sekisho"), "policy", "check", "-p", str(self.milter.policy),
                 "--sendmail", str(cf)], capture_output=True, timeout=60)
            said.append(f": {setting} = " in done.stdout.decode())
        return said == [False, True]


def strangers(w):
    w.row("stranger to stranger, a citizen's address as sender",
          lambda: w.smtp("b@town.test", "dead@out.test"), {"refused"}, 0)
    w.row("the same, asking for a receipt",
          lambda: w.smtp("b@town.test", "x@out.test", rcpt=" NOTIFY=SUCCESS"),
          {"refused"}, 0)
    w.row("stranger into the town", lambda: w.smtp("a@out.test", "b@town.test"), {"cleaned"})
    w.row("town, with a sender", lambda: w.smtp("a@town.test", "b@town.test", source=TOWN),
          {"same zone"})
    w.row("address extension", lambda: w.smtp("a@out.test", "b+list@town.test"), {"cleaned"})
    w.row("this host by SMTP (the MSP, a filter)",
          lambda: w.smtp("a@town.test", "b@town.test", source="127.0.0.1"), {"cleaned"})


def null_senders(w):
    bounce = report_of(letter("returned"))
    for name, source, to, expect in (
            ("stranger's bounce into the town", INTERNET, "b@town.test", "cleaned"),
            ("stranger's bounce to a stranger", INTERNET, "x@out.test", "refused"),
            ("town server's bounce within the town", TOWN, "b@town.test", "cleaned"),
            ("town server's bounce to the Internet", TOWN, "x@out.test", "refused"),
            ("sealed zone's bounce within it", SEALED, "v@vault.test", "refused"),
            ("smart host's bounce, from this host", "127.0.0.1", "b@town.test", "cleaned")):
        w.row(f"null sender: {name}",
              lambda: w.smtp("", to, bounce, source), {expect}, expect != "refused")


def bounces(w):
    """They meet no milter, and must carry nothing."""
    w.row("bounce: next hop says 550, listed stranger to stranger",
          lambda: w.smtp("b@town.test", "dead@out.test", source=LISTED), {"derived"})
    w.row("bounce: next hop says 550, stranger into the town",
          lambda: w.smtp("c@town.test", "dead@town.test"), {"derived"})
    w.row("bounce: of town mail from a dead sender, to the postmaster",
          lambda: w.smtp("dead2@town.test", "dead@town.test", source=TOWN), {"derived"}, 0,
          empty=True)
    w.row("a receipt that is asked for, listed stranger to stranger",
          lambda: w.smtp("b@town.test", "x@out.test", source=LISTED, rcpt=" NOTIFY=SUCCESS"),
          {"refused"}, 0)


def dialogue(w):
    lines = [b"EHLO here", b"MAIL FROM:<a@town.test>", b"RCPT TO:<b@town.test>", b"DATA",
             letter("bs") + b".", b"QUIT"]

    def act():
        """One line after the other's answer, as sendmail wants it."""
        codes = []
        with subprocess.Popen(w.daemon.inside("-bs"), stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                              env=environment()) as run:
            for line in [None, *lines]:
                if line is not None:
                    run.stdin.write(line + b"\r\n")
                    run.stdin.flush()
                reply = run.stdout.readline()
                while reply[3:4] == b"-":
                    reply = run.stdout.readline()
                codes.append(int(reply[:3] or b"0"))
        # its delivery may have ended with its name spaces: the daemon's queue run
        # sees to it then
        wait_for(lambda: w.sink.mails, 30)
        return codes
    w.row("sendmail -bs", act, {"cleaned", "refused"})


def named(w):
    for name, setting, lines in (
            ("bounces that return the mail", "PrivacyOptions",
             "define(`confPRIVACY_FLAGS', `authwarnings,noreceipts')dnl\n"),
            ("receipts", "PrivacyOptions",
             "define(`confPRIVACY_FLAGS', `authwarnings,nobodyreturn')dnl\n"),
            ("PostmasterCopy", "PostmasterCopy",
             "define(`confCOPY_ERRORS_TO', `x@out.test')dnl\n"),
            ("aliases, vacation in them", "AliasFile",
             "define(`ALIAS_FILE', `/run/sm/aliases')dnl\n"),
            (".forward, vacation in it", "ForwardPath",
             "define(`confFORWARD_PATH', `$z/.forward')dnl\n"),
            ("virtusertable", "K virtuser",
             "FEATURE(`virtusertable', `text /run/sm/virtuser')dnl\n"),
            ("mailertable", "K mailertable",
             "FEATURE(`mailertable', `text /run/sm/mailer')dnl\n"),
            ("LUSER_RELAY", "DL (LUSER_RELAY)", "define(`LUSER_RELAY', `x@out.test')dnl\n"),
            ("a port without the milter", "DaemonPortOptions",
             "DAEMON_OPTIONS(`Port=2525, Name=open, InputMailFilters=')dnl\n")):
        w.row(name, lambda: None, {"named"}, 0, lambda: w.named(setting, lines))


def main():
    why = why_not()
    if why:
        tap.skip("sendmail", why)
        tap.done()
    with gateway(POLICY, sink=Picky(), every="2s") as gate:
        w = World(gate)
        for case in (strangers, null_senders, bounces, dialogue, named):
            tap.run(case.__name__, lambda: case(w))
        w.table.print("what sendmail makes or sends on    what became of it    to")
        tap.ok(gate[1].says("fault") == 0, "no fault in the whole run", gate[1].text()[-2000:])
    tap.done()


main()
