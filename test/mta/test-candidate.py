#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A candidate beside the policy in force, under a real Postfix: what crosses is
what the policy in force says, whatever the candidate is; the report says what
the candidate would have done; a share, a bound of processor time, and a
candidate that is wrong or that dies hurt nobody."""
import base64
import contextlib
import os
import re
import signal
import time

from common import POLICY, Client, Tap, TOWN, gateway, mail, missing, send, wait_for

tap = Tap()
LINK = b"see https://example.com/ page\r\n"
OTHER = POLICY.replace('base = "text-only";', 'base = "files-basic"; links = "keep";')
CLOSED = POLICY.replace('{ from = "internet"; to = "town"; profile = "plain"; },', "")


def with_candidate(text, **settings):
    said = "".join(f"{key.replace('_', '-')} = {value}; " for key, value in settings.items())
    return text + f'milter = {{ candidate = "other.conf"; {said}'


def write(milter, text, other=None, **settings):
    """Writes a policy whose group milter goes on with what the tests need."""
    if other is not None:
        (milter.base / "other.conf").write_text(other)
    service = (f'socket = "unix:{milter.socket}"; report = "{milter.report}"; '
               f'site-key = "{milter.key}"; workers = {milter.workers}; '
               f'queue = {milter.queue}; }};\n')
    # a line of its own, so that each policy in force has its own hash
    milter.policy.write_text(f"# {time.monotonic()}\n" + with_candidate(text, **settings) + service)


def reload(gate, *args, **settings):
    milter = gate[1]
    write(milter, *args, **settings)
    return milter.reload()


def decided(milter):
    return [r for r in milter.reports() if r.get("kind") == "mail"]


def tried(milter):
    return [r for r in milter.reports() if r.get("kind") == "candidate"]


def trial_of(milter, delivery):
    """The candidate's line about one mail."""
    return wait_for(lambda: next((r for r in tried(milter) if r["delivery"] == delivery), None), 60)


def one(postfix, subject, body=LINK, source=None, to="b@town.test", sender="a@out.test"):
    if source is None:
        return send(postfix.port, sender, [to], mail(subject, body))[1][0]
    with Client(postfix.port, source) as client:
        return client.send(sender, [to], mail(subject, body))[1][0]


def last(milter):
    """(report, candidate's line) of the last mail."""
    report = decided(milter)[-1]
    return report, trial_of(milter, report["delivery"])


def check_differences(gate):
    _, milter, postfix, sink = gate
    tap.ok(reload(gate, POLICY, OTHER, candidate_share=100, candidate_cpu=100),
           "a policy with a candidate is taken")
    tap.equal(one(postfix, "first"), 250, "a mail is answered")
    report, line = last(milter)
    tap.equal([line[key] for key in ("receipt", "policy", "verdict", "queue")],
              [report[key] for key in ("receipt", "policy", "verdict", "queue")],
              "its line names the mail and the policy in force")
    tap.ok(line["candidate"].startswith("sha256:") and line["candidate"] != line["policy"],
           "and the candidate")
    tap.ok(line["crosses"] and [c["new_rule"] for c in line["changes"]] and
           all(c["new_rule"].startswith("other.conf:") or c["new_rule"] == "preset files-basic"
               for c in line["changes"]),
           "what would come out differently, with the lines that decide", line)
    arrived = wait_for(lambda: sink.find(b"Subject: first"))
    text = base64.b64decode(arrived[0].partition(b"\r\n\r\n")[2])
    tap.ok(b"hxxps://" in text and b"https://" not in text,
           "what crossed is what the policy in force says", arrived)


def check_routes(gate):
    _, milter, postfix, _ = gate
    reload(gate, POLICY, CLOSED, candidate_share=100, candidate_cpu=100)
    tap.equal(one(postfix, "closed"), 250, "a candidate that refuses refuses nothing")
    _, line = last(milter)
    tap.equal([(c["part"], c["old"], c["new"], c["crosses"]) for c in line["changes"]],
              [("<b@town.test>", "crosses, profile plain", "refused (no-crossing)", False)],
              "but says that it would")
    empty_town = POLICY.replace('"127.1.0.0/16", "localhost"', '"127.7.0.0/16"')
    reload(gate, POLICY, empty_town, candidate_share=100, candidate_cpu=100)
    tap.equal(one(postfix, "inside", source=TOWN, sender="c@town.test"), 250,
              "a mail inside a zone is untouched")
    _, line = last(milter)
    tap.equal([(c["old"], c["new"][:7], c["crosses"]) for c in line["changes"]],
              [("untouched", "crosses", False)], "one that the candidate would clean is named")


def check_share(gate):
    """The share is chosen by the content, so it is the same on every machine."""
    _, milter, postfix, _ = gate
    reload(gate, POLICY, OTHER, candidate_share=30, candidate_cpu=100)
    for number in range(60):
        one(postfix, f"share {number}", b"text %d\r\n" % number)
    reports = decided(milter)[-60:]
    sent = {r["delivery"] for r in reports}
    chosen = {r["delivery"] for r in reports if int(r["input"]["sha256"][:4], 16) % 100 < 30}

    def found():
        return {r["delivery"] for r in tried(milter)} & sent
    wait_for(found, 30)
    tap.ok(found() and found() <= chosen and 5 < len(chosen) < 35,
           f"a share of 30: {len(chosen)} of 60 chosen, {len(found())} tried",
           f"{len(found() - chosen)} that were not chosen")


def skipped(milter):
    return sum(r["skipped"] for r in tried(milter))


def cpu_of(milter):
    """Seconds of processor time of the candidate's processes, by their priority."""
    total = 0
    tick = os.sysconf("SC_CLK_TCK")
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/stat") as file:
                fields = file.read().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[16] == "19" and descends(pid, milter.process.pid):
            total += sum(int(fields[i]) for i in (11, 12, 13, 14)) / tick
    return total


def descends(pid, ancestor):
    while pid not in ("0", "1"):
        if int(pid) == ancestor:
            return True
        try:
            with open(f"/proc/{pid}/stat") as file:
                pid = file.read().rpartition(")")[2].split()[1]
        except OSError:
            return False
    return False


def zygotes(milter):
    """The candidate's zygotes: children of the parent at the lowest priority."""
    found = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        with contextlib.suppress(OSError), open(f"/proc/{pid}/stat") as file:
            fields = file.read().rpartition(")")[2].split()
            if fields[16] == "19" and int(fields[1]) == milter.process.pid:
                found.append(int(pid))
    return found


def check_bound(gate):
    """As many mails as can be had, all of them chosen, under a bound of 5 percent."""
    _, milter, postfix, _ = gate
    reload(gate, POLICY, OTHER, candidate_share=100, candidate_cpu=5)
    tap.ok(wait_for(lambda: len(zygotes(milter)) == 2, 40),
           "the candidate's processes run at the lowest priority")
    before, skips = len(tried(milter)), skipped(milter)
    started, at = time.monotonic(), cpu_of(milter)
    body, sent = b"a line of text, https://example.com/\r\n" * 4000, 0
    while time.monotonic() - started < 3 or sent < 40:
        sent += one(postfix, f"bound {sent}", body) == 250
    spent, wall = cpu_of(milter) - at, time.monotonic() - started
    # one mail may be in hand beyond the bound
    tap.ok(spent <= 0.05 * wall + 0.5,
           f"{sent} mails in {wall:.1f} s: {spent:.2f} s of the candidate", tried(milter)[-1])
    wait_for(lambda: skipped(milter) > skips, 60)
    tap.ok(len(tried(milter)) > before and skipped(milter) > skips,
           f"{len(tried(milter)) - before} tried, {skipped(milter) - skips} said to be skipped")


def check_wrong(gate):
    _, milter, postfix, _ = gate
    said = milter.says("the candidate is not tried")
    tap.ok(reload(gate, POLICY, OTHER + "nonsense = 1;\n", candidate_share=100),
           "a candidate that is wrong does not keep a good policy from being taken")
    tap.ok(milter.says("the candidate is not tried") == said + 1 and
           re.search(r"the candidate is not tried: other\.conf:\d+: .*nonsense", milter.text()),
           "and is said in one line with file and line", milter.text()[-600:])
    tap.equal(one(postfix, "wrong"), 250, "mail goes on")
    os.unlink(milter.base / "other.conf")
    tap.ok(reload(gate, POLICY, candidate_share=100), "one that is not there: the same")
    tap.equal(one(postfix, "none"), 250, "mail goes on")


def check_death(gate):
    _, milter, postfix, _ = gate
    reload(gate, POLICY, OTHER, candidate_share=100, candidate_cpu=100)
    one(postfix, "alive")
    tap.ok(last(milter)[1] and wait_for(lambda: len(zygotes(milter)) == 2, 40), "alive: tried")
    fresh = milter.says("fresh zygotes")
    for pid in zygotes(milter):
        os.kill(pid, signal.SIGKILL)
    answers = [one(postfix, f"dead {n}") for n in range(5)]
    tap.equal(answers, [250] * 5, "the candidate's processes killed: mail goes on")
    tap.ok(milter.wait_says("not tried any more", 0) and milter.says("fresh zygotes") == fresh,
           "the journal says so, and the policy in force keeps its zygotes")
    reload(gate, POLICY, OTHER, candidate_share=100, candidate_cpu=100)
    one(postfix, "again")
    tap.ok(last(milter)[1], "a reload brings it back")


def main():
    why = missing()
    if why:
        tap.skip("candidate", why)
        tap.done()
    with gateway() as gate:
        for check in (check_differences, check_routes, check_share, check_bound, check_wrong,
                      check_death):
            tap.run(check.__name__, lambda: check(gate))
    tap.done()


if __name__ == "__main__":
    main()
