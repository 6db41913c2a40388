#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the service tells systemd: the test opens the socket that systemd would
open, and reads READY, RELOADING, WATCHDOG and STOPPING from the real daemon. A
child or parent that hangs is not vouched for."""
import contextlib
import os
import signal
import socket
import tempfile
import time

from common import POLICY, Milter, Tap, missing

tap = Tap()
WATCHDOG = 2.0  # seconds until systemd would act; the daemon speaks four times as often


@contextlib.contextmanager
def daemon():
    """(the milter, the socket), the former told of the latter."""
    with tempfile.TemporaryDirectory(prefix="sekisho-notify-") as folder:
        os.chmod(folder, 0o755)
        path = os.path.join(folder, "notify")
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
            listener.bind(path)
            os.chmod(path, 0o777)
            os.environ.update({"NOTIFY_SOCKET": path,
                               "WATCHDOG_USEC": str(int(WATCHDOG * 1e6))})
            milter = Milter(folder, POLICY)
            try:
                yield milter.start(), Said(listener)
            finally:
                os.environ.pop("NOTIFY_SOCKET")
                os.environ.pop("WATCHDOG_USEC")
                milter.stop()


class Said:
    def __init__(self, listener):
        self.listener = listener

    def next(self, seconds):
        """The next message as a table, or None when none comes in time."""
        self.listener.settimeout(max(seconds, 0.001))
        try:
            lines = self.listener.recv(4096).decode().split("\n")
        except TimeoutError:
            return None
        return dict(line.split("=", 1) for line in lines)

    def until(self, word, seconds=30):
        """All messages to the first with @word, which is the last; [] without."""
        got, end = [], time.monotonic() + seconds
        while time.monotonic() < end:
            message = self.next(end - time.monotonic())
            if message is None:
                break
            got.append(message)
            if word in message:
                return got
        return []

    def drop(self):
        """Forgets what was said so far."""
        while self.next(0.001) is not None:
            pass


def check_life():
    with daemon() as (milter, said):
        first = said.until("READY")
        tap.ok(first and first[-1]["READY"] == "1" and "policy " in first[-1]["STATUS"],
               "READY, with the policy that is in use", first)
        tap.ok(len(said.until("WATCHDOG")) > 0, "WATCHDOG comes by itself")
        said.drop()
        milter.reload(POLICY + "# changed\n")
        begun = said.until("RELOADING")
        usec = int(begun[-1].get("MONOTONIC_USEC", 0)) if begun else 0
        tap.ok(0 < usec <= time.clock_gettime(time.CLOCK_MONOTONIC) * 1e6,
               "HUP: RELOADING, with the time", begun)
        done = said.until("READY")
        tap.ok(done and done[-1]["STATUS"] != first[-1]["STATUS"],
               "HUP: then READY, with the new policy", done)
        milter.reload(POLICY + "nonsense = 1;\n")
        tap.ok(len(said.until("RELOADING")) > 0, "HUP with a bad policy: RELOADING")
        done = said.until("READY")
        tap.ok(done and "failed" in done[-1]["STATUS"],
               "HUP with a bad policy: READY, and the status says so", done)
        milter.process.send_signal(signal.SIGTERM)
        tap.ok(len(said.until("STOPPING")) > 0, "TERM: STOPPING")
        tap.equal(milter.process.wait(45), 0, "TERM: ends with 0")


def silent(said):
    """Whether nobody says WATCHDOG for longer than systemd would wait, after at
    most one that was under way."""
    said.until("WATCHDOG", WATCHDOG / 2)
    return not said.until("WATCHDOG", WATCHDOG * 1.5)


def check_hanging():
    with daemon() as (milter, said):
        said.until("READY")
        child = milter.children()["--child"]
        for who, pid in (("child", child), ("parent", milter.process.pid)):
            os.kill(pid, signal.SIGSTOP)
            try:
                said.drop()
                tap.ok(silent(said), f"a {who} that hangs: no WATCHDOG")
            finally:
                os.kill(pid, signal.SIGCONT)
            tap.ok(len(said.until("WATCHDOG")) > 0, f"a {who} that goes on: WATCHDOG again")
        os.kill(child, signal.SIGKILL)
        tap.ok(len(said.until("WATCHDOG")) > 0, "a child that died is replaced: WATCHDOG")


def main():
    why = missing()
    if why:
        tap.skip("notify", why)
        tap.done()
    tap.run("life", check_life)
    tap.run("hanging", check_hanging)
    tap.done()


main()
