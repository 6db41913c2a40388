#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The life of the service under a real Postfix: reload, deaths, full disk,
overload, drain. Whatever dies, a mail is delivered cleaned or told to wait."""
import contextlib
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import threading
import time

from common import (POLICY, Client, Milter, Tap, gateway, mail, missing, program,
                    send, wait_for)

tap = Tap()
MARK = b"X-Uncleaned-Mark: yes"


def probe(number=0):
    return mail(f"probe {number}", b"probe body\r\n", [MARK.decode()])


def try_once(postfix, number=0, timeout=60):
    return send(postfix.port, "a@out.test", ["b@town.test"], probe(number),
                timeout=timeout)


def recovers(postfix, sink, timeout=40):
    """Until a mail is accepted and arrives."""
    def once():
        with contextlib.suppress(OSError, ValueError):
            replies, answer = try_once(postfix)
            return answer[0] == 250
    return wait_for(once, timeout, 0.3) and sink.to("b@town.test", timeout) is not None


def held(pid):
    """Stops @pid for the time of the context."""
    @contextlib.contextmanager
    def context():
        os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGCONT)
    return context()


class Sending:
    """One mail in a thread of its own."""

    def __init__(self, postfix, number=0):
        self.answer = None
        self.thread = threading.Thread(target=self._run, args=(postfix, number),
                                       daemon=True)
        self.thread.start()

    def _run(self, postfix, number):
        try:
            self.answer = try_once(postfix, number)[1]
        except (OSError, ValueError) as error:
            self.answer = (0, str(error))

    def result(self, timeout=60):
        self.thread.join(timeout)
        return self.answer or (0, "no answer")


def check_reload(gate):
    _, milter, postfix, sink = gate
    stop, codes = threading.Event(), []

    def traffic():
        while not stop.is_set():
            codes.append(try_once(postfix)[1][0])
    threads = [threading.Thread(target=traffic) for _ in range(3)]
    for t in threads:
        t.start()
    taken, hashes = [], set()
    for i in range(4):
        before = len(hashes)
        taken.append(milter.reload(POLICY + f"# version {i}\n"))
        wait_for(lambda: len(used(milter)) > before, 20)
        hashes = used(milter)
    stop.set()
    for t in threads:
        t.join(60)
    accepted = codes.count(250)
    arrived = sum(sink.to("b@town.test") is not None for _ in range(accepted))
    tap.equal((taken, set(codes)), ([True] * 4, {250}),
              f"reload during traffic: {len(codes)} mails, not one turned away")
    tap.equal(arrived, accepted, "reload: every mail that was accepted arrived")
    tap.ok(len(hashes) >= 4, "reload: reports name the policy each mail ran under",
           hashes)
    tap.ok(settled(milter),
           "reload: the old zygotes are gone", zygotes(milter))
    next_ran = []
    for i in range(5):
        milter.reload(POLICY + f"# next {i}\n")
        try_once(postfix)
        sink.to("b@town.test")
        next_ran.append(milter.reports()[-1]["policy"] == in_force(milter))
    tap.equal(next_ran, [True] * 5, "reload: once it is said, the next mail runs under it")


def in_force(milter):
    return milter.text().split("reloaded:")[-1].split("policy ")[1].split()[0]


def used(milter):
    return {r["policy"] for r in milter.reports()}


def zygotes(milter):
    listing = subprocess.run(["ps", "-o", "pid=,args=", "--ppid", str(milter.process.pid)],
                             capture_output=True, timeout=20).stdout.decode()
    return [line for line in listing.splitlines() if "--child" not in line and "--watch" not in line]


def check_bad_reload(gate):
    _, milter, postfix, sink = gate
    good = in_force(milter)
    child = milter.children()["--child"]
    tap.equal(milter.reload(POLICY + "nonsense = 1;\n"), False,
              "reload: a bad policy is not taken")
    tap.ok("policy.conf:" in milter.text().split("reload failed")[-1],
           "reload: the log has file and line", milter.text()[-500:])
    tap.equal(milter.reload(""), False, "reload: nor is an empty one, under which "
              "every mail would be refused for good")
    tap.ok(recovers(postfix, sink) and milter.reports()[-1]["policy"] == good,
           "reload: the old policy goes on")
    os.kill(child, signal.SIGKILL)
    tap.ok(recovers(postfix, sink) and milter.reports()[-1]["policy"] == good,
           "child killed while the file on disk is bad: the old policy goes on")
    tap.ok(milter.reload(POLICY), "reload: a good one is taken again")


def settled(milter):
    """Until only the zygotes in use are left."""
    return wait_for(lambda: len(zygotes(milter)) == 2, 20)


def check_worker_killed(gate):
    _, milter, postfix, sink = gate
    for word in ("worker", "inspector"):
        settled(milter)
        with held(milter.process.pid):  # so that nobody starts another
            pid = milter.children()[word]
            os.kill(pid, signal.SIGKILL)
            _, answer = try_once(postfix)
            tap.ok(answer[0] == 451 and "4.7.1" in answer[1],
                   f"{word} zygote killed: 451 4.7.1", answer)
        tap.ok(recovers(postfix, sink), f"{word} zygote killed: mail passes again")
        tap.ok(milter.children()[word] != pid, f"{word} zygote killed: a fresh one")


def check_killed_in_hand(gate):
    _, milter, postfix, sink = gate
    settled(milter)
    zygote = milter.children()["worker"]
    with held(zygote):
        sending = Sending(postfix)
        time.sleep(0.7)
        os.kill(zygote, signal.SIGKILL)
        answer = sending.result()
    tap.equal(answer[0], 451, "worker zygote killed with a mail in hand: 451")
    tap.ok(recovers(postfix, sink), "and mail passes again")
    settled(milter)
    with held(milter.children()["worker"]):
        sending = Sending(postfix)
        time.sleep(0.7)
        os.kill(milter.children()["--child"], signal.SIGKILL)
        answer = sending.result()
    tap.equal(answer[0], 451, "milter child killed with a mail in hand: 451")
    tap.ok(recovers(postfix, sink), "and mail passes again")


def check_poison(gate):
    """A mail under which the zygote dies three times, others passing between."""
    _, milter, postfix, sink = gate
    codes = []
    for _ in range(3):
        settled(milter)
        zygote = milter.children()["worker"]
        with held(zygote):
            sending = Sending(postfix, 77)
            time.sleep(0.7)
            os.kill(zygote, signal.SIGKILL)
            codes.append(sending.result()[0])
        recovers(postfix, sink)
    tap.equal(codes, [451] * 3, "poison: three faults are 451")
    _, answer = try_once(postfix, 77)
    tap.ok(answer[0] == 550 and "5.6.0" in answer[1] and "unprocessable" in answer[1],
           "poison: then 550 5.6.0", answer)
    tap.ok("ALARM" in milter.text() and milter.reports()[-1]["reason"] == "unprocessable",
           "poison: an alarm, and a report")
    tap.ok(recovers(postfix, sink), "poison: other mail passes")


def check_child_killed(gate):
    _, milter, postfix, sink = gate
    before = milter.says("the milter child ended")
    for _ in range(3):
        os.kill(milter.children()["--child"], signal.SIGKILL)
        time.sleep(0.4)
        wait_for(lambda: "--child" in milter.children(), 10)
    tap.ok(recovers(postfix, sink), "milter child killed three times: mail passes again")
    tap.equal(milter.says("the milter child ended") - before, 3, "and each is logged")
    os.kill(milter.children()["--child"], signal.SIGHUP)
    tap.ok(recovers(postfix, sink), "milter child sent a HUP: mail passes again")
    before = milter.says("the milter child ended")
    os.kill(milter.children()["--child"], signal.SIGKILL)
    wait_for(lambda: milter.says("the milter child ended") > before, 10, 0.01)
    milter.process.send_signal(signal.SIGHUP)
    tap.ok(recovers(postfix, sink), "child killed, and a reload before the next: mail passes")
    tap.ok(wait_for(lambda: len(zygotes(milter)) == 2, 20),
           "and the zygotes of which no child was told are gone", zygotes(milter))


def check_full_disk(gate):
    """The report file on a tiny file system that fills up."""
    folder, milter, postfix, sink = gate
    disk = pathlib.Path(folder) / "disk"
    disk.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k,mode=0777",
                           "none", str(disk)], capture_output=True)
    if done.returncode != 0:
        tap.skip("report file on a full disk", "no tmpfs to be had here")
        return
    try:
        milter.report = disk / "report.jsonl"
        tap.ok(milter.reload(POLICY), "report file moved by reload")
        tap.ok(recovers(postfix, sink) and milter.reports(), "reports go there")
        (disk / "fill").write_bytes(b"x" * 4096)
        with contextlib.suppress(OSError), open(disk / "fill", "ab", 0) as fill:
            while True:
                fill.write(b"x" * 4096)
        codes = {try_once(postfix)[1][0] for _ in range(12)}
        arrived = len(sink.mails)
        tap.ok(451 in codes and codes <= {250, 451}, "disk full: 451", codes)
        while sink.mails:
            sink.mails.pop()
        (disk / "fill").unlink()
        tap.ok(recovers(postfix, sink), "room again: mail passes again")
        lines = (disk / "report.jsonl").read_text().splitlines()
        tap.ok(lines[-1].startswith("{") and lines[-1].endswith("}"),
               "room again: the next line is whole")
        tap.ok(sum('"verdict"' in line and line.endswith("}") for line in lines)
               >= arrived, "no mail was delivered without its line")
    finally:
        milter.report = milter.base / "report.jsonl"
        milter.reload(POLICY)
        subprocess.run(["umount", str(disk)], capture_output=True)


def check_drain(gate):
    _, milter, postfix, sink = gate
    with Client(postfix.port) as idle:
        idle.send("a@out.test", ["b@town.test"], probe(1))
        sink.to("b@town.test")
        settled(milter)
        zygote = milter.children()["worker"]
        with held(zygote):
            sending = Sending(postfix, 2)
            time.sleep(0.7)
            milter.process.send_signal(signal.SIGTERM)
            time.sleep(0.7)
            refused = try_once(postfix, 3)[1]
            on_old = idle.send("a@out.test", ["b@town.test"], probe(4))[1]
            still = not milter.ended()
        answer = sending.result()
        status = milter.stop()
    tap.ok(still and answer[0] == 250 and sink.to("b@town.test") is not None,
           "TERM: the mail in hand is finished and delivered", answer)
    tap.equal((refused[0], on_old[0]), (451, 451), "TERM: no new mail, on no connection")
    tap.equal(status, 0, "TERM: exit status 0")
    tap.equal(try_once(postfix)[1][0], 451, "stopped: 451")
    milter.start()
    tap.ok(recovers(postfix, sink), "started again: mail passes")


def check_parent_killed(gate):
    _, milter, postfix, sink = gate
    pids = milter.children().values()
    milter.process.kill()
    milter.process.wait(10)

    def alive(pid):
        with contextlib.suppress(OSError):
            state = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1]
            return state.split()[0] != "Z"
    tap.ok(wait_for(lambda: not any(alive(p) for p in pids), 10),
           "parent killed: all others end")
    tap.equal(try_once(postfix)[1][0], 451, "parent killed: 451")
    milter.start()
    tap.ok(recovers(postfix, sink), "parent started again: mail passes")


def check_overload():
    with gateway(workers=1, queue=1) as (_, milter, postfix, sink):
        with held(milter.children()["worker"]):
            sendings = [Sending(postfix, i) for i in range(4)]
            wait_for(lambda: sum(s.answer is not None for s in sendings) >= 2, 30)
            turned_away = [s for s in sendings if s.answer is not None]
        tap.ok(len(turned_away) == 2 and all(
            s.answer[0] == 451 and "4.3.2" in s.answer[1] for s in turned_away),
            "overload: one runs, one waits, two get 451 4.3.2 at once",
            [s.answer for s in sendings])
        tap.equal([s.result()[0] for s in sendings if s not in turned_away], [250, 250],
                  "overload: those in the queue are served")


def check_progress():
    """Work that takes longer than Postfix's milter_content_timeout."""
    with gateway(settings={"milter_content_timeout": "8s"}) as (_, milter, postfix, sink):
        with held(milter.children()["worker"]):
            sending = Sending(postfix)
            time.sleep(13)
        tap.equal(sending.result()[0], 250, "slow work: the MTA is told that it goes on")


def check_start():
    def run(*arguments, **more):
        return subprocess.run([program("sekisho-milter"), *arguments],
                              capture_output=True, timeout=60, **more)
    done = run("-p", "/nonexistent")
    tap.ok(done.returncode == 2 and b"--user" in done.stderr,
           "as root without --user: refused", done)
    tap.equal(run("--nonsense").returncode, 2, "unknown option: status 2")
    tap.ok(run("--version").stdout.startswith(b"sekisho-milter "), "--version")
    with gateway() as (folder, milter, postfix, sink):
        done = subprocess.run([*milter.command(), "--check"], capture_output=True,
                              timeout=60)
        tap.ok(done.returncode == 0 and b"seccomp=yes" in done.stdout,
               "--check: says which layers hold", done)
        milter.stop()
        with socket.socket(socket.AF_UNIX) as stale:  # left by somebody who crashed
            stale.bind(str(milter.socket))
        os.chown(milter.socket, 65534, 65534)
        milter.start()
        tap.ok(recovers(postfix, sink), "a stale socket is replaced")
        milter.stop()
        milter.write_policy(POLICY.replace("town.test", "town..test"))
        done = subprocess.run([*milter.command(), "--foreground"],
                              capture_output=True, timeout=60)
        tap.ok(done.returncode == 2 and b"policy.conf:" in done.stderr,
               "bad policy: not started, status 2, file and line", done.stderr)
        milter.write_policy(POLICY)
        milter.key.chmod(0o644)
        done = subprocess.run([*milter.command(), "--foreground"],
                              capture_output=True, timeout=60)
        tap.ok(done.returncode == 2, "site key that all may read: not started", done)
        milter.key.chmod(0o600)
        done = subprocess.run(milter.command(), capture_output=True, timeout=60)
        pid = subprocess.run(["pgrep", "-o", "-f", str(milter.policy)],
                             capture_output=True).stdout.split()
        tap.ok(done.returncode == 0 and recovers(postfix, sink),
               "in the background: returns when it is ready", done)
        os.kill(int(pid[0]), signal.SIGTERM)
        tap.ok(wait_for(lambda: not os.path.exists(f"/proc/{int(pid[0])}"), 20),
               "in the background: ends at TERM")


def main():
    why = missing()
    if why:
        tap.skip("service", why)
        tap.done()
    with gateway() as gate:
        for case in (check_reload, check_bad_reload, check_worker_killed,
                     check_killed_in_hand, check_poison, check_child_killed, check_full_disk,
                     check_drain, check_parent_killed):
            tap.run(case.__name__, lambda: case(gate))
        tap.ok(not gate[3].find(MARK), "nothing uncleaned arrived in the whole run")
    tap.run("overload", check_overload)
    tap.run("progress", check_progress)
    tap.run("start", check_start)
    tap.done()


main()
