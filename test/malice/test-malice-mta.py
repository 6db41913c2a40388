#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Malice and faults behind a real Postfix. The shipped milter with a worker that
attacks: nothing uncleaned arrives, innocent mail goes on. A mail that breaks
three fresh zygotes is unprocessable. And a choice of the fault matrix, judged by
what Postfix delivers, answers and keeps."""
import contextlib
import os
import shutil
import tempfile
import threading
import time

from rig import Own, Rig, built, missing, until
from common import Postfix, Sink, Tap, mail, program, send

tap = Tap()
PAYLOAD = b"UNCLEANED-PAYLOAD-7f3a"

ATTACKS = ("segv", "abort", "stack", "fork", "exec", "open", "socket", "kill-all",
           "exit-0", "exit-7", "garbage-answer", "truncated", "two-answers",
           "other-nonce", "wrong-hash", "withheld-with-output", "map-kept", "lie-names",
           "lie-kept", "report-utf8", "report-huge-list", "as-it-came", "header-bcc",
           "line-lf", "text-bidi", "base64-loose")
HARMLESS = ("map-kept", "lie-names", "lie-kept")  # the bytes are the honest ones
REFUSED = ("as-it-came", "header-bcc", "line-lf", "text-bidi", "base64-loose")


def parts(subject, word=None, to="b@town.test"):
    extra = ["MIME-Version: 1.0", 'Content-Type: multipart/mixed; boundary="b0"']
    if word:
        extra.append(f"X-Malice: {word}")
    return mail(subject, b"--b0\r\nContent-Type: text/plain\r\n\r\nplain words\r\n"
                b"--b0\r\nContent-Type: application/x-payload; name=a.bin\r\n\r\n" +
                PAYLOAD + b"\r\n--b0--\r\n", extra, to=to)


@contextlib.contextmanager
def gate(make):
    """(milter, postfix, sink); @make: folder -> milter, not yet started."""
    folder = tempfile.mkdtemp(prefix="sekisho-malice-")
    os.chmod(folder, 0o755)
    sink, postfix, milter = Sink(), None, make(folder)
    try:
        milter.start()
        postfix = Postfix(folder, "gw", {
            "relayhost": f"[127.0.0.1]:{sink.port}",
            "smtpd_milters": f"unix:{milter.socket}",
            "milter_content_timeout": "7s",
            "internal_mail_filter_classes": "bounce",
            "minimal_backoff_time": "1s", "maximal_backoff_time": "2s",
            "queue_run_delay": "1s"}).start()
        yield milter, postfix, sink
    finally:
        if isinstance(milter, Rig):
            milter.release()
        for part in (postfix, milter):
            if part is not None:
                with contextlib.suppress(Exception):
                    part.stop()
        sink.close()
        shutil.rmtree(folder, ignore_errors=True)


def malicious(folder):
    """The shipped milter and inspector; the worker beside them attacks."""
    return Own(folder, "milter", {"sekisho-milter": program("sekisho-milter"),
                                  "sekisho-inspector": program("sekisho-inspector"),
                                  "sekisho-worker": built("malice-worker")})


def deliver(postfix, octets, to="b@town.test", timeout=60):
    """The code Postfix gives at the end of the mail; 0: none."""
    try:
        return send(postfix.port, "a@out.test", [to], octets, timeout=timeout)[1]
    except (OSError, ValueError) as error:
        return 0, str(error)


def passes(postfix, sink, seconds=40):
    """An innocent mail gets through; how often it was told to wait, or None."""
    waits = 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        answer = deliver(postfix, parts("innocent"))
        if answer[0] == 250:
            return waits if sink.to("b@town.test") is not None else None
        waits += 1
        time.sleep(0.2)
    return None


# ---- a worker that attacks ---------------------------------------------------


def check_attacks(milter, postfix, sink):
    answers, lame = {}, []
    for word in ATTACKS:
        answers[word] = deliver(postfix, parts(f"attack {word}", word))[0]
        if answers[word] == 250:
            sink.to("b@town.test")
        if passes(postfix, sink) is None:
            lame.append(word)
    for word, code in answers.items():
        tap.note(f"{word:22} {code}")
    wrong = [w for w, c in answers.items() if c != (250 if w in HARMLESS else
             550 if w in REFUSED else 451)]
    tap.ok(not wrong, f"{len(ATTACKS)} attacks: each a fault or a verdict",
           f"{wrong}\n{milter.text()[-2000:]}")
    tap.ok(not lame, "the innocent mail after each passes", lame)
    tap.ok(not sink.find(PAYLOAD), "accepted: 0 (no payload arrived)")


def check_poison(milter, postfix, sink):
    """Three faults on fresh zygotes, while other mail flows."""
    stop, flow = threading.Event(), []

    def traffic():
        while not stop.is_set():
            flow.append(deliver(postfix, parts("flowing"))[0])
            time.sleep(0.1)
    thread = threading.Thread(target=traffic)
    thread.start()
    bad, codes, alarms = parts("poison", "segv"), [], milter.says("ALARM")
    fresh, start = milter.says("fresh zygotes: generation"), time.monotonic()
    while time.monotonic() - start < 90:
        answer = deliver(postfix, bad)
        codes.append(answer[0])
        if answer[0] != 451:
            break
        until(lambda: milter.says("fresh zygotes: generation") > fresh, 35)
        fresh = milter.says("fresh zygotes: generation")
        time.sleep(0.3)  # a mail of the flow passes meanwhile
    took = time.monotonic() - start
    stop.set()
    thread.join()
    tap.equal(codes, [451, 451, 451, 550], "poison: three faults, then refused")
    tap.ok("5.6.0" in answer[1] and "unprocessable" in answer[1],
           "poison: 550 5.6.0 unprocessable", answer)
    tap.ok(milter.says("ALARM") == alarms + 1, "poison: one alarm")
    tap.ok(any(r["reason"] == "unprocessable" for r in milter.reports()),
           "poison: in the report")
    tap.equal(deliver(postfix, bad)[0], 550, "poison: and refused at once from then on")
    tap.ok(set(flow) == {250}, f"poison: {len(flow)} other mails flow meanwhile, none "
           f"waits ({took:.0f} s)", {code: flow.count(code) for code in set(flow)})
    tap.ok(until(lambda: len(sink.find(b"Subject: flowing")) == len(flow), 20),
           "poison: each arrives once")
    tap.ok(not sink.find(PAYLOAD), "poison: no payload arrived")


def check_poison_notice(milter, postfix, sink):
    """Where the recipient gets a notice: the mail that breaks the worker cannot
    break the notice about itself into being delivered."""
    bad, codes = parts("poison notice", "abort", "s@school.test"), []
    for _ in range(6):
        fresh = milter.says("fresh zygotes: generation")
        codes.append(deliver(postfix, bad, "s@school.test")[0])
        if codes[-1] != 451:
            break
        until(lambda: milter.says("fresh zygotes: generation") > fresh, 35)
        passes(postfix, sink)
    # The notice is not filtered, so the worker that attacks in filters writes it.
    notice = sink.to("s@school.test") if codes[-1] == 250 else None
    tap.equal(codes, [451, 451, 451, 250], "poison with notice: three faults, then told")
    tap.ok(notice is not None and PAYLOAD not in notice["data"] and
           b"verdict=withheld" in notice["data"].replace(b"\r\n ", b" "),
           "poison with notice: the recipient reads that it was withheld", notice)


# ---- a choice of the fault matrix ----------------------------------------------

FAULTS = (
    ("on-envfrom", "pause", 0, "child"), ("on-body", "pause", 0, "parent"),
    ("on-eom", "pause", 0, "child"), ("on-eom", "pause", 0, None),
    ("spool-write", "ENOSPC", 3, None),
    ("spool-finish", "pause", 0, "child"), ("hand-over", "EMFILE", 0, None),
    ("work", "die", 0, None), ("work", "pause", 0, "worker"), ("work", "pause", 0, None),
    ("worker-write", "EIO", 0, None), ("worker-write", "short", 0, None),
    ("reply", "pause", 0, "parent"), ("answer-map", "ENOMEM", 0, None),
    ("inspect", "pause", 0, "inspector"), ("inspect", "die", 0, None),
    ("hand-over", "ENOMEM", 1, None), ("report-write", "ENOSPC", 0, None),
    ("report-write", "short", 0, None), ("report-sync", "EIO", 0, None),
    ("report-sync", "pause", 0, "child"), ("edit-header", "EIO", 4, None),
    ("edit-insert", "pause", 3, "child"), ("edit-body", "EIO", 0, None),
    ("edit-body", "pause", 0, "parent"), ("wait", "clock", 0, None),
)


def one_fault(milter, postfix, sink, row):
    """(what became of it, why that is wrong or None)"""
    point, kind, skip, victim = row
    subject = f"fault {point} {kind} {skip} {victim}"
    found = []
    milter.arm(point, kind, skip)
    # Longer than the spool's buffer, so that it is written to as it comes.
    octets = parts(subject).replace(b"plain words\r\n", b"plain words\r\n" * 8000)
    thread = threading.Thread(target=lambda: found.append(deliver(postfix, octets)))
    thread.start()
    if kind == "pause" and victim:
        if until(milter.fired, 10):
            milter.kill(victim)
            time.sleep(0.1)
        milter.release()
    thread.join(40)
    fired = milter.fired()
    milter.release()
    code = found[0][0] if found else -1
    arrived = len(sink.find(subject.encode())) if code != 250 else \
        until(lambda: len(sink.find(subject.encode())), 10)
    what = f"{code}, {arrived} arrived"
    if not fired:
        return what, "the fault did not happen"
    if (code == 250) != (arrived == 1) or arrived > 1:
        return what, "answer and delivery differ"
    if code != 250 and not 400 <= code < 600:
        return what, "no answer"
    return what, None


def check_faults(milter, postfix, sink):
    wrong, lame, counts = [], [], {"delivered": 0, "still with the sender": 0,
                                   "refused": 0}
    for row in FAULTS:
        what, why = one_fault(milter, postfix, sink, row)
        tap.note(f"{row[0]:13} {row[1]:7} {row[2]} {row[3] or '':10} {what}")
        counts["delivered" if what.startswith("250") else
               "refused" if what.startswith("5") else "still with the sender"] += 1
        if why:
            wrong.append(f"{row}: {what}: {why}")
        milter.again()
        if passes(postfix, sink) is None:
            lame.append(row)
    tap.note(", ".join(f"{k} {v}" for k, v in counts.items()))
    tap.ok(not wrong, f"{len(FAULTS)} faults: Postfix delivers once, refuses or leaves "
           "it with the sender", "\n".join(wrong))
    tap.ok(not lame, "after each fault mail passes", lame)
    tap.ok(not sink.find(PAYLOAD), "no payload arrived")


def main():
    why = missing()
    if why:
        tap.skip("malice behind Postfix", why)
        tap.done()
    with gate(malicious) as (milter, postfix, sink):
        tap.run("poison", lambda: check_poison(milter, postfix, sink))
        tap.run("attacks", lambda: check_attacks(milter, postfix, sink))
        tap.run("notice", lambda: check_poison_notice(milter, postfix, sink))
    with gate(lambda folder: Rig(folder)) as (milter, postfix, sink):
        tap.run("faults", lambda: check_faults(milter, postfix, sink))
    tap.done()


main()
