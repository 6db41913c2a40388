# SPDX-License-Identifier: Apache-2.0
"""What the tables of ways in which an MTA sends mail share: mails that can be
told apart from all that was made of them, and what became of each.

Of every mail that arrives one of these is true, or it should not have arrived:

    cleaned     octet for octet the output of a report line
    notice      the same, of a mail that was withheld
    same zone   octet for octet the input of a report line that says untouched,
                and that a listed client sent it
    derived     made by an MTA after the gateway out of what was cleaned before

The sign of the original (a program, words behind its headers) may be in none of
them but the one that is proven to begin in the zone it stays in.
"""
import base64
import email
import hashlib
import time

from common import Sink, mail, wait_for, without_own_received

# A listed client of the Internet zone: mail within that zone is untouched, so
# that what bounces back from it has never been cleaned.
LISTED = "127.4.0.1"

POLICY = """
zones = (
  { name = "internet"; default = true; domains = [ "out.test" ];
    clients = [ "127.4.0.0/16" ]; },
  { name = "town"; domains = [ "town.test", "gw.test" ];
    clients = [ "127.1.0.0/16", "localhost" ]; },
  { name = "school"; domains = [ "school.test" ]; clients = [ "127.3.0.0/16" ]; },
  { name = "partner"; domains = [ "partner.test" ]; },
  { name = "vault"; domains = [ "vault.test" ]; clients = [ "127.9.0.0/16" ];
    sealed = true; } );
crossings = (
  { from = "internet"; to = "town"; profile = "files"; },
  { from = "internet"; to = "school"; profile = "plain"; withheld = "notice"; },
  { from = "town"; to = "partner"; profile = "plain"; },
  { from = "town"; to = "school"; profile = "plain"; } );
profiles = { plain = { base = "text-only"; }; files = { base = "files-basic"; }; };
limits = { message = "40M"; };
"""

SIGN = b"ORIGIN-SIGN"
PROGRAM = b"MZ\x90\x00" + SIGN * 3


def letter(subject, sender="a@out.test", to="b@town.test", lf=False):
    """A mail that holds SIGN in a program and in words that nobody sees. Its
    headers may come back with a bounce; none of them crosses with the mail."""
    octets = mail(subject, (
        "--=_o\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        f"<p>visible {subject}</p><script>{SIGN.decode()}</script>\r\n"
        "--=_o\r\nContent-Type: application/octet-stream; name=tool.exe\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\n"
        + base64.encodebytes(PROGRAM).decode().replace("\n", "\r\n")
        + "--=_o--\r\n").encode(), [
            "X-Kept-By-Nobody: yes", "MIME-Version: 1.0",
            'Content-Type: multipart/mixed; boundary="=_o"'], to=to, sender=sender)
    return octets.replace(b"\r\n", b"\n") if lf else octets


def report_of(inner, sender="MAILER-DAEMON@out.test", to="b@town.test"):
    """A bounce as an MTA writes it, with the whole of @inner."""
    return mail("Undelivered Mail Returned to Sender", (
        b"--=_r\r\nContent-Type: text/plain\r\n\r\nIt could not be delivered.\r\n"
        b"--=_r\r\nContent-Type: message/delivery-status\r\n\r\n"
        b"Reporting-MTA: dns; mx.out.test\r\n\r\nFinal-Recipient: rfc822; x@out.test\r\n"
        b"Action: failed\r\nStatus: 5.1.1\r\n\r\n"
        b"--=_r\r\nContent-Type: message/rfc822\r\n\r\n" + inner + b"\r\n--=_r--\r\n"), [
            "MIME-Version: 1.0", "Auto-Submitted: auto-replied",
            'Content-Type: multipart/report; report-type=delivery-status; boundary="=_r"'],
        to=to, sender=sender)


def holds_sign(octets):
    """SIGN, in the octets or in what a mail program decodes of them."""
    if SIGN in octets:
        return True
    return any(SIGN in (part.get_payload(decode=True) or b"")
               for part in email.message_from_bytes(octets).walk())


def is_sha(octets, report, side):
    found = (report.get(side) or {}).get("sha256")
    return found == hashlib.sha256(octets).hexdigest()


def kind_of(octets, reports):
    """What one arrived mail is; and whether that is right."""
    bare = without_own_received(octets)
    for report in reports:
        if is_sha(bare, report, "output"):
            word = "notice" if report["verdict"] == "withheld" else "cleaned"
            return word, not holds_sign(bare)
        if report["verdict"] == "untouched" and is_sha(bare, report, "input"):
            proven = report["proof"] == "network" and report["sender"] != ""
            return "same zone", proven
    if holds_sign(octets):
        return "UNTOUCHED", False
    return "derived", True


class Picky(Sink):
    """A next hop that takes no mail for names that begin with "dead", and for
    now none for those that begin with "slow", or for nobody while @later."""

    later = False

    def answer(self, recipient):
        if recipient.startswith("dead"):
            return b"550 5.1.1 nobody here\r\n"
        if self.later or recipient.startswith("slow"):
            return b"451 4.3.0 later\r\n"
        return b"250 ok\r\n"


class Table:
    """Rows of (what the MTA does, what arrived, what was answered)."""

    def __init__(self, tap, milter, sink, idle):
        self.tap, self.milter, self.sink, self.idle = tap, milter, sink, idle
        self.rows = []

    def settle(self, arrivals):
        """The mails that came, once the MTA has nothing left to do."""
        wait_for(lambda: len(self.sink.mails) >= arrivals, 12, 0.05)
        wait_for(self.idle, 8, 0.1)
        time.sleep(0.1)
        with self.sink.lock:
            mails, self.sink.mails = self.sink.mails, []
        return mails

    def row(self, name, act, expect, arrivals=1, check=None, empty=False):
        """@act does what the row is about; @expect: the words of all that may
        come of it, "refused" for a 5xx, "named" for what only a setting does
        that `policy check` must name (then @check says whether it does). @empty:
        that nothing comes of it is right, too."""
        self.sink.mails.clear()
        before = len(self.milter.reports())
        answers = [code for code in act() or [] if code]
        mails = self.settle(arrivals)
        reports = self.milter.reports()[before:]
        kinds = [kind_of(m["data"], reports) for m in mails]
        words = sorted({word for word, _ in kinds})
        if any(500 <= code < 600 for code in answers) and not mails:
            words.append("refused")
        good = (all(right for _, right in kinds) and (words or empty)
                and set(words) <= set(expect))
        if "named" in expect:
            named = check is not None and check()
            words, good = ["named" if named else "NOT NAMED"], named
        to = sorted({r for m in mails for r in m["to"]})
        self.rows.append((name, ", ".join(words) or "nothing", ", ".join(to)))
        self.tap.ok(good, f"{name}: {', '.join(expect)}",
                    f"found {words or 'nothing'} answers {answers} to {to}\n" + "\n".join(
                        f"{r['verdict']} {r.get('proof')} {r['sender']!r} "
                        f"{r['recipients']} {r['reason']}" for r in reports) + "\n"
                    + "\n".join(m["data"][:900].decode("utf-8", "replace") for m in mails))
        return mails

    def print(self, title):
        width = max(len(name) for name, _, _ in self.rows)
        self.tap.note(title)
        for name, words, to in self.rows:
            self.tap.note(f"{name:{width}}  {words:20}  {to}")
