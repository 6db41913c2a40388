#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""More than can be done, at a real Postfix: a flood of mails that take seconds
each among small ones, hundreds of slow senders, many of the largest mails at
once. What cannot be taken is told 451 4.3.2; small mails go on; memory has a
bound that the policy gives; afterwards all is as before.

    test/mta/test-overload.py          the short shape, as test/run has it
    test/mta/test-overload.py --long   200 connections, 50 MB mails, minutes
"""
import argparse
import base64
import contextlib
import os
import shutil
import subprocess
import tempfile
import threading
import time

from common import POLICY, Client, Tap, gateway, mail, missing, program, send, wait_for
from mails import attachment_mail

tap = Tap()
MB = 1024 * 1024
SPOOLS_KEPT = 8 * MB  # that wait for the next mails, src/gate/spool.c
MARK = b"X-Uncleaned-Mark: yes"
WORKERS, QUEUE = 2, 8  # a quarter is kept for small mails: 2 places to wait
HEAVY = 2.5  # seconds that a heavy mail works on this machine, whatever its speed
# No check below asks how many seconds a mail took: machines differ. A small mail
# is compared with the heavy ones of the same minute, which it must overtake.
CONTENT_TIMEOUT = 7  # of Postfix: more than we take to report, less than one waits


class Shape:
    """How much of it."""

    def __init__(self, long):
        self.slow = 200 if long else 60       # senders that dribble
        self.slow_seconds = 30 if long else 6
        self.flood = 24 if long else 12       # senders of 2-second mails
        self.flood_seconds = 90 if long else 5
        self.large = 60 if long else 24       # mails of the largest size at once
        self.large_bytes = (49 if long else 30) * MB
        self.limit = (50 if long else 32) * MB


def links_mail(links):
    """Links in HTML, well within every limit."""
    body = b"<p>a <a href='http://x.test/'>b</a></p>" * links
    return mail("takes its time", base64.encodebytes(body).replace(b"\n", b"\r\n"),
                ["MIME-Version: 1.0", "Content-Type: text/html; charset=utf-8",
                 "Content-Transfer-Encoding: base64", MARK.decode()])


def heavy_mail():
    """A mail of HEAVY seconds of work here: a first one is timed, at the command
    line, and the one of the flood is that many times as long."""
    links, folder = 100000, tempfile.mkdtemp()
    source = os.path.join(folder, "timed.eml")
    with open(source, "wb") as file:
        file.write(links_mail(links).replace(b"\r\n", b"\n"))
    start = time.monotonic()
    subprocess.run([program("sekisho"), "clean", "-o", os.path.join(folder, "out.eml"), source],
                   check=True, capture_output=True, timeout=60)
    took = time.monotonic() - start
    shutil.rmtree(folder)
    wanted = min(int(links * HEAVY / took), 500000)
    tap.note(f"{links} links take {took:.2f} s here: the heavy mail has {wanted}")
    return links_mail(wanted)


def small_mail(number):
    return mail(f"small {number}", b"small body\r\n", [MARK.decode()])


class Memory(threading.Thread):
    """Looks at the service every tenth of a second: its processes' own memory,
    and the spooled mails in the milter child's hands."""

    def __init__(self, milter):
        super().__init__(daemon=True)
        self.parent = milter.process.pid
        self.over = threading.Event()
        self.peak = {"processes": 0, "child": 0, "spools": 0}
        self.now = {}

    def family(self):
        known, new = [], [self.parent]
        while new:
            known += new
            nexts = []
            for pid in new:
                with contextlib.suppress(OSError):
                    for task in os.listdir(f"/proc/{pid}/task"):
                        with open(f"/proc/{pid}/task/{task}/children") as file:
                            nexts += [int(word) for word in file.read().split()]
            new = nexts
        return known

    @staticmethod
    def pss(pid):
        with contextlib.suppress(OSError):
            with open(f"/proc/{pid}/smaps_rollup") as file:
                for line in file:
                    if line.startswith("Pss_Anon:"):
                        return int(line.split()[1]) * 1024
        return 0

    @staticmethod
    def spools(pid):
        found = {}  # a spool has two descriptors
        with contextlib.suppress(OSError):
            for fd in os.listdir(f"/proc/{pid}/fd"):
                path = f"/proc/{pid}/fd/{fd}"
                with contextlib.suppress(OSError):
                    if os.readlink(path).startswith("/memfd:sekisho-in"):
                        status = os.stat(path)
                        found[status.st_ino] = status.st_blocks * 512
        return sum(found.values())

    def look(self):
        pids = self.family()
        child = 0
        for pid in pids:
            with contextlib.suppress(OSError):
                with open(f"/proc/{pid}/cmdline") as file:
                    child = pid if "--child" in file.read() else child
        self.now = {"processes": sum(map(self.pss, pids)), "child": self.pss(child),
                    "spools": self.spools(child)}
        self.peak = {k: max(v, self.now[k]) for k, v in self.peak.items()}

    def run(self):
        while not self.over.wait(0.1):
            self.look()

    def __enter__(self):
        self.look()
        self.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.join(10)

    def text(self):
        return ", ".join(f"{name} {bytes_ / MB:.0f} MB" for name, bytes_ in self.peak.items())


class Crowd:
    """Senders in threads of their own; what each was told, and how long it took."""

    def __init__(self, postfix):
        self.postfix, self.threads, self.lock = postfix, [], threading.Lock()
        self.answers = []  # (kind, code, text, seconds)

    def note(self, kind, answer, start):
        with self.lock:
            self.answers.append((kind, *answer, time.monotonic() - start))

    def one(self, kind, octets, timeout=150):
        start = time.monotonic()
        try:
            answer = send(self.postfix.port, "a@out.test", [f"{kind}@town.test"], octets,
                          timeout=timeout)[1]
        except (OSError, ValueError) as error:
            answer = (0, repr(error))
        self.note(kind, answer, start)

    def stuffed(self, kind, octets):
        """Like one, of octets that need no work here: the clock is for others."""
        start = time.monotonic()
        try:
            with Client(self.postfix.port, timeout=150) as client:
                for line in ("MAIL FROM:<a@out.test>", f"RCPT TO:<{kind}@town.test>", "DATA"):
                    answer = client.say(line)
                client.sock.sendall(octets)
                answer = client.reply()
        except (OSError, ValueError) as error:
            answer = (0, repr(error))
        self.note(kind, answer, start)

    def slow(self, seconds):
        """One mail, a line at a time."""
        start = time.monotonic()
        try:
            with Client(self.postfix.port, timeout=90) as client:
                for line in ("MAIL FROM:<a@out.test>", "RCPT TO:<slow@town.test>", "DATA"):
                    answer = client.say(line)
                for line in small_mail("slow").split(b"\r\n")[:-1]:
                    client.sock.sendall(line + b"\r\n")
                    time.sleep(seconds / 10)
                client.sock.sendall(b".\r\n")
                answer = client.reply()
        except (OSError, ValueError) as error:
            answer = (0, repr(error))
        self.note("slow", answer, start)

    def again_until(self, end, kind, make):
        number = 0
        while time.monotonic() < end:
            self.one(kind, make(number))
            number += 1

    def on_one_connection(self, client, kind, make):
        """One after the other, until all others have ended. The connection was
        there before: how long Postfix takes to greet is not our question."""
        others = list(self.threads)
        number = 0
        while number < 3 or any(thread.is_alive() for thread in others):
            start = time.monotonic()
            try:
                answer = client.send("a@out.test", [f"{kind}@town.test"], make(number))[1]
            except (OSError, ValueError) as error:
                answer = (0, repr(error))
            self.note(kind, answer, start)
            number += 1
            time.sleep(0.05)

    def begin(self, target, *arguments):
        thread = threading.Thread(target=target, args=arguments, daemon=True)
        thread.start()
        self.threads.append(thread)

    def wait(self, seconds=200):
        end = time.monotonic() + seconds
        for thread in self.threads:
            thread.join(max(0.1, end - time.monotonic()))

    def codes(self, kind):
        found = {}
        for k, code, _, _ in self.answers:
            if k == kind:
                found[code] = found.get(code, 0) + 1
        return found

    def seconds(self, kind, part, code=250):
        times = sorted(t for k, c, _, t in self.answers if k == kind and c == code)
        return times[min(len(times) - 1, int(len(times) * part))] if times else 1e9

    def check(self, what, sink, kinds):
        """What holds for all: taken or told to come again; taken is delivered."""
        wrong = [a for a in self.answers if a[1] not in (250, 451)
                 or (a[1] == 451 and "4.3.2" not in a[2])]
        tap.ok(not wrong, f"{what}: 250 or 451 4.3.2, nothing else", wrong[:5])
        for kind in kinds:
            taken = self.codes(kind).get(250, 0)
            got = wait_for(lambda: sum(m["to"] == [f"{kind}@town.test"]
                                       for m in list(sink.mails)) >= taken, 30)
            tap.ok(got, f"{what}: every {kind} mail that was taken is delivered",
                   (taken, len(sink.mails)))
            tap.note(f"{what}: {kind}: {self.codes(kind)}, p50 {self.seconds(kind, .5):.2f} s, "
                     f"p99 {self.seconds(kind, .99):.2f} s")
        with sink.lock:
            sink.mails.clear()


def recovered(gate, what):
    """The first mail after it finds a place: no one's place was lost."""
    _, _, postfix, sink = gate
    start = time.monotonic()
    code = send(postfix.port, "a@out.test", ["after@town.test"], small_mail("after"))[1][0]
    tap.note(f"{what}: the next mail takes {time.monotonic() - start:.2f} s")
    tap.ok(code == 250 and sink.to("after@town.test") is not None,
           f"{what}: the next mail passes", code)


def check_flood(gate, shape):
    _, milter, postfix, sink = gate
    crowd, octets = Crowd(postfix), heavy_mail()
    end = time.monotonic() + shape.flood_seconds
    with Memory(milter) as memory:
        for _ in range(shape.flood):
            crowd.begin(crowd.again_until, end, "heavy", lambda n: octets)
        for _ in range(3):
            crowd.begin(crowd.again_until, end, "small", small_mail)
        crowd.wait()
    tap.note(f"flood: {memory.text()}")
    recovered(gate, "flood")
    crowd.check("flood", sink, ["heavy", "small"])
    small = crowd.codes("small")
    tap.ok(set(small) == {250} and crowd.seconds("small", .99) < crowd.seconds("heavy", .5),
           "flood: no small mail is told to wait, 99 of 100 overtake the middle heavy one",
           (small, crowd.seconds("small", .99), crowd.seconds("heavy", .5)))
    tap.ok(crowd.codes("heavy").get(451, 0) > 0 and crowd.codes("heavy").get(250, 0) > 0,
           "flood: of the heavy ones some are taken, the rest told 451 4.3.2")
    tap.ok(crowd.seconds("heavy", 1) > CONTENT_TIMEOUT,
           f"flood: Postfix waits longer than its {CONTENT_TIMEOUT} s: progress is reported",
           crowd.seconds("heavy", 1))


def check_slow(gate, shape):
    _, milter, postfix, sink = gate
    crowd = Crowd(postfix)
    end = time.monotonic() + shape.slow_seconds
    with Memory(milter) as memory:
        for i in range(shape.slow):  # not all of them end at once
            crowd.begin(crowd.slow, shape.slow_seconds * (0.4 + 0.6 * i / shape.slow))
        crowd.begin(crowd.again_until, end, "small", small_mail)
        crowd.wait()
    tap.note(f"slow: {shape.slow} senders, {memory.text()}")
    recovered(gate, "slow")
    crowd.check("slow", sink, ["slow", "small"])
    tap.ok(set(crowd.codes("small")) == {250}
           and crowd.seconds("small", .5) < crowd.seconds("slow", 0),
           "slow: they hold nobody up: the middle small mail is sooner than the first slow one",
           (crowd.codes("small"), crowd.seconds("small", .5), crowd.seconds("slow", 0)))
    tap.ok(memory.peak["processes"] < 300 * MB, "slow: memory has a bound", memory.text())


def check_large(gate, shape):
    _, milter, postfix, sink = gate
    crowd = Crowd(postfix)
    octets = attachment_mail(int(shape.large_bytes / 1.37)) + b".\r\n"
    assert b"\r\n." not in octets[:-3]
    bound = (WORKERS + QUEUE) * shape.limit
    with Memory(milter) as memory, Client(postfix.port) as client:
        before = memory.now
        for _ in range(shape.large):
            crowd.begin(crowd.stuffed, "large", octets)
        crowd.begin(crowd.on_one_connection, client, "small", small_mail)
        crowd.wait()
    recovered(gate, "large")
    memory.look()
    tap.note(f"large: {shape.large} mails of {len(octets) / MB:.0f} MB at once, "
             f"{memory.text()}; bound {bound / MB:.0f} MB")
    crowd.check("large", sink, ["large", "small"])
    tap.ok(crowd.codes("large").get(250, 0) > 0 and set(crowd.codes("small")) == {250}
           and crowd.seconds("small", .9) < crowd.seconds("large", .5),
           "large: some are taken, and every small one, 9 of 10 sooner than the middle large one",
           (crowd.codes("small"), crowd.seconds("small", .9), crowd.seconds("large", .5)))
    tap.ok(memory.peak["spools"] <= bound + 200 * 256 * 1024,
           "large: no more is spooled than could run or wait", memory.text())
    tap.ok(memory.now["spools"] <= SPOOLS_KEPT and
           memory.now["processes"] < before["processes"] + 40 * MB,
           "large: afterwards it is all given back", (before, memory.now))


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--long", action="store_true", help="the long shape")
    shape = Shape(arguments.parse_args().long)
    why = missing()
    if why:
        tap.skip("overload", why)
        tap.done()
    policy = POLICY.replace('message = "40M"', f'message = "{shape.limit // MB}M"')
    with gateway(policy, {"milter_content_timeout": f"{CONTENT_TIMEOUT}s",
                          "default_process_limit": "300",
                          "smtpd_client_connection_count_limit": "0",
                          "smtpd_timeout": "300s"}, workers=WORKERS, queue=QUEUE) as gate:
        for case in (check_flood, check_slow, check_large):
            tap.run(case.__name__, lambda: case(gate, shape))
        tap.ok(not gate[3].find(MARK), "nothing uncleaned arrived in the whole run")
        tap.equal(gate[1].says("fault"), 0, "no fault in the whole run")
        tap.equal(gate[1].stop(), 0, "TERM: exit status 0")
    tap.done()


main()
