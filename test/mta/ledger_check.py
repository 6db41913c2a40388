# SPDX-License-Identifier: Apache-2.0
"""The end of a ledger: every mail looked up, everything that arrived inspected
again, the table."""
import base64
import collections
import email
import hashlib
import json
import re
import statistics
import subprocess

from common import program, without_own_received
from ledger_mails import PAYLOAD

HEADINGS = {"ja": "からのお知らせ", "en": "Notice from the mail gateway"}
RECEIPT = re.compile(r"receipt=([0-9A-Z]{10})")


def payload_signs():
    """PAYLOAD as it stands in octets, and in base64 at its three offsets."""
    signs = [PAYLOAD]
    for shift in range(3):
        text = base64.b64encode(b"\0" * shift + PAYLOAD + b"\0\0")
        signs.append(text[4 if shift else 0:16])
    return signs


def decoded(data):
    """What a mail program shows of a cleaned mail: all of its text."""
    message = email.message_from_bytes(data)
    return b"\n".join(part.get_payload(decode=True) or b"" for part in message.walk())


def body_of(data):
    return decoded(data).decode("utf-8", "replace")


class Reports:
    """The report file, by recipient and by receipt."""

    def __init__(self, lines):
        self.by_recipient = collections.defaultdict(list)
        self.by_receipt = collections.defaultdict(list)
        self.policies = {line["policy"] for line in lines if "policy" in line}
        self.faults = sum("fault" in line for line in lines)
        for line in lines:
            for recipient in line.get("recipients", []):
                self.by_recipient[recipient.strip("<>")].append(line)
            if "receipt" in line:
                self.by_receipt[line["receipt"]].append(line)


def whole_lines(path):
    """(lines as objects, how many are not JSON: those a death cut short)."""
    good, torn = [], 0
    for line in path.read_bytes().split(b"\n"):
        try:
            good += [json.loads(line)] if line else []
        except ValueError:
            torn += 1
    return good, torn


class Arrival:
    """One mail at the sink, and what is known of it."""

    def __init__(self, recipient, data, reports):
        self.recipient = recipient
        self.octets = without_own_received(data)
        digest = hashlib.sha256(self.octets).hexdigest()
        self.report = next((line for line in reports.by_recipient[recipient]
                            if (line.get("output") or {}).get("sha256") == digest), None)


def inspect_all(folder, arrivals):
    """Names of the arrivals that `sekisho inspect` does not accept."""
    refused = []
    folder.mkdir()
    for at in range(0, len(arrivals), 500):
        names = []
        for arrival in arrivals[at:at + 500]:
            name = folder / f"{arrival.recipient}.eml"
            name.write_bytes(arrival.octets)
            names.append(str(name))
        done = subprocess.run([program("sekisho"), "inspect", *names],
                              capture_output=True, timeout=600)
        if done.returncode != 0:
            refused.append((done.returncode, done.stdout[-500:], done.stderr[-500:]))
    return refused


def check_places(run):
    """Every recipient of every mail is in one place, once."""
    books, tap = run.books, run.tap
    lost = [r for r in books.sent if not books.arrived[r] and not books.refused[r]]
    queued = {entry["address"] for mail in run.queued for entry in mail["recipients"]}
    twice = {r: (len(books.arrived[r]), len(books.refused[r])) for r in books.sent
             if len(books.arrived[r]) + len(books.refused[r]) > 1}
    places = collections.Counter(
        "arrived" if books.arrived[r] else "refused" if books.refused[r] else
        "queued" if r in queued else "lost" for r in books.sent)
    strangers = [r for r in books.arrived.keys() | books.refused.keys()
                 if r not in books.sent and (books.arrived[r] or books.refused[r])]
    tap.note(f"sent {len(books.sent)} (mail, recipient) pairs: {dict(places)}")
    tap.ok(not lost, "every mail is accounted for: none lost, none queued at the end",
           [lost[:20], run.queued[:5]])
    tap.ok(not twice, "none came twice", twice)
    tap.ok(not strangers and not books.strangers, "nothing came that nobody sent",
           [strangers[:10], books.strangers[:1]])
    tap.ok(len(books.not_taken) <= len(books.sent) / 100,
           "the sending MTA took them", books.not_taken[:10])
    return lost, twice


def check_cleaned(run, reports):
    """What crossed is what the worker wrote and the inspector accepted."""
    books, tap = run.books, run.tap
    arrivals = [Arrival(r, data, reports) for r in books.sent for data in books.arrived[r]
                if books.sent[r][1] != "inside"]
    unknown = [a.recipient for a in arrivals if a.report is None]
    tap.ok(not unknown, f"{len(arrivals)} mails crossed, each is the output of a report "
           "line, octet for octet", unknown[:20])
    headers = [a.recipient for a in arrivals if a.report is not None and
               f"X-Sekisho: receipt={a.report['receipt']};".encode() not in a.octets]
    tap.ok(not headers, "each bears the receipt of its line", headers[:20])
    refused = inspect_all(run.milter.base / "arrived", arrivals)
    tap.ok(not refused, "each is accepted by `sekisho inspect`", refused)
    signs = payload_signs()
    holding = [a.recipient for a in arrivals if PAYLOAD in decoded(a.octets)
               or any(sign in a.octets for sign in signs)]
    carried = sum(PAYLOAD in decoded(books.sent[a.recipient][2]) for a in arrivals)
    tap.ok(not holding and carried > 0,
           f"{carried} of them carried files; none has a byte of one", holding[:20])
    return arrivals


def check_inside(run, reports):
    """The sender is a client that the policy lists for its zone."""
    books = run.books
    inside = [r for r in books.sent if books.sent[r][1] == "inside"]
    changed = [r for r in inside for data in books.arrived[r]
               if without_own_received(without_own_received(data)) != books.sent[r][2]]
    run.tap.ok(inside and not changed,
               f"{len(inside)} mails inside one zone: untouched", changed[:10])
    silent = [r for r in inside if books.arrived[r] and not any(
        line["verdict"] == "untouched" and line["proof"] == "network"
        and line["input"]["sha256"]
        in {hashlib.sha256(without_own_received(data)).hexdigest()
            for data in books.arrived[r]}
        for line in reports.by_recipient[r])]
    run.tap.ok(not silent, "each of them has its line in the report", silent[:10])


def reason_of(run, reports, recipient):
    """(a word for the table, whether it is a reason we can stand by)."""
    reply = run.books.refused[recipient][0]
    if run.books.sent[recipient][1] == "unlisted":
        return "unlisted domain (550 5.1.2)", "550 5.1.2" in reply
    receipt = RECEIPT.search(reply)
    lines = reports.by_receipt[receipt[1]] if receipt else []
    words = {line["reason"] for line in lines if line["verdict"] == "withheld"
             and line in reports.by_recipient[recipient]}
    word = next((word for word in words if f"({word})" in reply), None)
    return f"withheld: {word}" if word else f"? {reply}", word is not None


def check_refused(run, reports):
    refused = [r for r in run.books.sent if run.books.refused[r]]
    reasons = {r: reason_of(run, reports, r) for r in refused}
    bad = {r: why for r, (why, good) in reasons.items() if not good}
    run.tap.ok(refused and not bad, f"{len(refused)} refused, each with a reason that "
               "the report file holds", list(bad.items())[:20])
    for word, count in collections.Counter(w for w, _ in reasons.values()).most_common():
        run.tap.note(f"  {count:6} {word}")
    return reasons


def check_policies(run, arrivals, reports):
    """Only policies that were announced, and each mail under one of them."""
    text = run.milter.text()
    announced = set(re.findall(r"policy (sha256:[0-9a-f]+)", text))
    run.tap.ok(reports.policies <= announced and len(reports.policies) >= 2,
               "reports name announced policies only", reports.policies - announced)
    english = set()
    for arrival in arrivals:
        if arrival.report and HEADINGS["en"] in body_of(arrival.octets):
            english.add(arrival.report["policy"])
    mixed = [a.recipient for a in arrivals if a.report and a.report["policy"] in english
             and HEADINGS["ja"] in body_of(a.octets)]
    run.tap.ok(len(english) == 1 and not mixed,
               "the notice is in the language of the policy its line names",
               [english, mixed[:10]])


def flat(rows):
    """(kB at first, kB at last, kB per 1000 mails) after a tenth to warm up."""
    rows = rows[len(rows) // 10:]
    if len(rows) < 8 or rows[-1][0] == rows[0][0]:
        return None
    quarter = max(2, len(rows) // 4)
    first = statistics.median(kb for _, kb in rows[:quarter])
    last = statistics.median(kb for _, kb in rows[-quarter:])
    return first, last, statistics.linear_regression(*zip(*rows)).slope * 1000


def check_memory(run):
    """Parent and child over all that they lived through, zygotes while calm."""
    for role, acts in (("parent", ("storm", "unrest", "calm")),
                       ("child", ("unrest", "calm")),
                       ("worker", ("calm",)), ("inspector", ("calm",))):
        figures = flat(run.samples.of(role, acts))
        if figures is None:
            run.tap.skip(f"memory of {role}", "too short a run to tell")
            continue
        first, last, slope = figures
        run.tap.ok(last <= first * 1.25 + 2048,
                   f"memory of {role} is flat: Pss {first:.0f} kB, then {last:.0f} kB; "
                   f"{slope:+.0f} kB per 1000 mails", figures)


def check_rest(run):
    run.tap.equal(run.after, run.before, f"descriptors and processes as at the start: "
                  f"{run.after}")
    longest = max(run.samples.zombies.values(), default=0)
    run.tap.ok(not run.zombies and longest <= 60,
               "no zombies are left; the one that waited longest for its parent: "
               f"{longest} samples", run.zombies)
    run.tap.ok(run.status == 0 and run.left, "ended by TERM, and nobody is left",
               [run.status, run.samples.left_over()])


def check_chaos(run, torn, reports):
    text, kills = run.milter.text(), run.chaos.kills
    taken, failed = text.count("reloaded:"), text.count("reload failed")
    run.tap.ok(run.chaos.error is None and all(
        kills[what] > 0 for what in ("worker", "inspector", "message", "child",
                                     "parent")),
        f"killed: {dict(kills)}", run.chaos.error)
    run.tap.ok(taken > 2 and failed > 0, f"{run.chaos.hups} times HUP: {taken} policies "
               f"taken, {failed} broken ones not")
    run.tap.note(f"451 by faults: {text.count('fault: queue=')}, by overload: "
                 f"{text.count('busy: queue=')}; fault lines {reports.faults}; "
                 f"report lines cut short by a death: {torn}")


def note_table(run, arrivals, reasons, reports):
    books, note = run.books, run.tap.note
    kinds = collections.defaultdict(collections.Counter)
    for recipient, (kind, way, _) in books.sent.items():
        place = ("refused" if books.refused[recipient] else
                 "arrived" if books.arrived[recipient] else "lost")
        kinds[kind]["sent"] += 1
        kinds[kind]["untouched" if way == "inside" and place == "arrived" else
                    place] += 1
    for arrival in arrivals:
        kind = books.sent[arrival.recipient][0]
        if arrival.report and arrival.report["verdict"] == "withheld":
            kinds[kind]["notice"] += 1
    note(f"{'kind':12}" + "".join(f"{name:>10}" for name in (
        "sent", "arrived", "notice", "untouched", "refused", "lost")))
    for kind, row in sorted(kinds.items()):
        note(f"{kind:12}" + "".join(f"{row[name]:10}" for name in (
            "sent", "arrived", "notice", "untouched", "refused", "lost")))
    again = sum(max(0, len(lines) - 1) for lines in reports.by_recipient.values())
    note(f"(notice: of those that arrived, withheld ones told to the recipient) "
         f"report lines of answers that did not reach the MTA: {again}")
    note(f"{len(books.sent)} in {run.took:.0f} s, {len(books.sent) / run.took:.1f} a second")


def everything(run):
    lines, torn = whole_lines(run.milter.report)
    reports = Reports(lines)
    check_places(run)
    arrivals = check_cleaned(run, reports)
    check_inside(run, reports)
    reasons = check_refused(run, reports)
    check_policies(run, arrivals, reports)
    check_memory(run)
    check_rest(run)
    check_chaos(run, torn, reports)
    note_table(run, arrivals, reasons, reports)
